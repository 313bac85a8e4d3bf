extension GoClientSupport {
  /// Values of vectors, and how they are compared.
  static let vectorsValues = #"""
package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// arguments are those of one call, by the names of the contract.
type arguments struct {
	values map[string]any
	err    error
}

func given(step map[string]any) *arguments { return &arguments{values: members(step["arguments"])} }

// take reads an argument; the zero value where it is left out.
func take[Value any](arguments *arguments, name string) Value {
	var result Value
	value, isGiven := arguments.values[name]
	if !isGiven {
		return result
	}
	data, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(data, &result)
	}
	if err != nil && arguments.err == nil {
		arguments.err = fmt.Errorf("argument %s: %w", name, err)
	}
	return result
}

// members are those of an object; none of anything else.
func members(value any) map[string]any {
	object, _ := value.(map[string]any)
	return object
}

var reference = regexp.MustCompile(`\$[A-Za-z_][A-Za-z0-9_]*`)

// resolved puts what was saved in place of its name; what was not saved stays as it is.
func resolved(value any, saved map[string]any) any {
	switch value := value.(type) {
	case string:
		if kept, isSaved := saved[strings.TrimPrefix(value, "$")]; isSaved && strings.HasPrefix(value, "$") {
			return kept
		}
		return reference.ReplaceAllStringFunc(value, func(name string) string {
			if kept, isSaved := saved[name[1:]]; isSaved {
				return fmt.Sprint(kept)
			}
			return name
		})
	case []any:
		result := make([]any, len(value))
		for index, item := range value {
			result[index] = resolved(item, saved)
		}
		return result
	case map[string]any:
		result := map[string]any{}
		for name, member := range value {
			result[name] = resolved(member, saved)
		}
		return result
	default:
		return value
	}
}

// pointed is what a JSON pointer (RFC 6901) leads to.
func pointed(value any, pointer string) (any, bool) {
	if pointer == "" {
		return value, true
	}
	for _, part := range strings.Split(pointer, "/")[1:] {
		part = strings.NewReplacer("~1", "/", "~0", "~").Replace(part)
		switch whole := value.(type) {
		case map[string]any:
			member, isThere := whole[part]
			if !isThere {
				return nil, false
			}
			value = member
		case []any:
			index, err := strconv.Atoi(part)
			if err != nil || index < 0 || index >= len(whole) {
				return nil, false
			}
			value = whole[index]
		default:
			return nil, false
		}
	}
	return value, true
}

// difference tells where a value is not what was expected; objects may have more members.
func difference(expected, value any, place string) error {
	switch wanted := expected.(type) {
	case map[string]any:
		object, isObject := value.(map[string]any)
		if !isObject {
			return fmt.Errorf("%s is %v, not an object", place, value)
		}
		for name, member := range wanted {
			if err := difference(member, object[name], place+"/"+name); err != nil {
				return err
			}
		}
		return nil
	case []any:
		list, isList := value.([]any)
		if !isList || len(list) != len(wanted) {
			return fmt.Errorf("%s is %v, not %v", place, value, wanted)
		}
		for index, item := range wanted {
			if err := difference(item, list[index], place+"/"+strconv.Itoa(index)); err != nil {
				return err
			}
		}
		return nil
	default:
		if !reflect.DeepEqual(expected, value) {
			return fmt.Errorf("%s is %v, not %v", place, value, expected)
		}
		return nil
	}
}

"""#
}
