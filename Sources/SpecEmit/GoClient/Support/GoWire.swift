extension GoClientSupport {
  /// How values are written and read.
  static let wire = #"""
package passemarche

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// decoded reads JSON, of which there must be nothing but one value.
func decoded[Value any](data []byte) (Value, error) {
	var value Value
	decoder := json.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&value); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return value, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return value, errors.New("there is more than one value")
	}
	return value, nil
}

// require tells of members that are missing, or null, where the contract promises a value.
func require(data []byte, names ...string) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return err
	}
	for _, name := range names {
		if value, isThere := members[name]; !isThere || string(value) == "null" {
			return fmt.Errorf("the member %q is missing", name)
		}
	}
	return nil
}

// kind is the text of the member that tells what a value is; empty where there is none.
func kind(data []byte, name string) string {
	var members map[string]json.RawMessage
	var text string
	if json.Unmarshal(data, &members) != nil || json.Unmarshal(members[name], &text) != nil {
		return ""
	}
	return text
}

// orElse is a value, or what it has to be where none is given.
func orElse[Value comparable](value, fallback Value) Value {
	var none Value
	if value == none {
		return fallback
	}
	return value
}

// filled gives a list that is written as one, even if it is empty.
func filled[Item any](items []Item) []Item {
	if items == nil {
		return []Item{}
	}
	return items
}

// given is nil for a list that is left out, which an empty one is not.
func given[Item any](items []Item) *[]Item {
	if items == nil {
		return nil
	}
	return &items
}

// filledMap is filled for maps.
func filledMap[Value any](values map[string]Value) map[string]Value {
	if values == nil {
		return map[string]Value{}
	}
	return values
}

// givenMap is given for maps.
func givenMap[Value any](values map[string]Value) *map[string]Value {
	if values == nil {
		return nil
	}
	return &values
}

// instant is a time as it is written: UTC, to the millisecond.
type instant time.Time

func (i instant) MarshalJSON() ([]byte, error) { return json.Marshal(instantText(time.Time(i))) }

func instantText(moment time.Time) string {
	return moment.UTC().Format("2006-01-02T15:04:05.000Z07:00")
}

// Moment is a point in time as requests may give it: an instant, or a time of the service's wall clock.
type Moment struct{ text string }

// At is an instant as a moment.
func At(moment time.Time) Moment { return Moment{instantText(moment)} }

// WallClock is "YYYY-MM-DDTHH:MM[:SS]", or "YYYY-MM-DD" for the last second of that day, read on the service's wall
// clock.
func WallClock(text string) Moment { return Moment{text} }

// Instant is the moment's; false where it is one of the wall clock.
func (m Moment) Instant() (time.Time, bool) {
	moment, err := time.Parse(time.RFC3339Nano, m.text)
	return moment, err == nil
}

// String is the moment as it is written.
func (m Moment) String() string { return m.text }

// MarshalJSON writes the moment as a string.
func (m Moment) MarshalJSON() ([]byte, error) { return json.Marshal(m.text) }

// UnmarshalJSON reads the moment from a string.
func (m *Moment) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &m.text) }

// pairs are those of a query or a form, in their order.
type pairs []pair

type pair struct{ name, value string }

func (p *pairs) add(name, value string) { *p = append(*p, pair{name, value}) }

// text is `name=value&…`.
func (p pairs) text() string {
	texts := make([]string, len(p))
	for index, pair := range p {
		texts[index] = escaped(pair.name) + "=" + escaped(pair.value)
	}
	return strings.Join(texts, "&")
}

// escaped is percent-encoded as RFC 3986 wants it of a path segment, a query or a form.
func escaped(text string) string {
	const digits = "0123456789ABCDEF"
	var result strings.Builder
	for index := 0; index < len(text); index++ {
		char := text[index]
		switch {
		case 'a' <= char && char <= 'z', 'A' <= char && char <= 'Z', '0' <= char && char <= '9',
			char == '-', char == '.', char == '_', char == '~':
			result.WriteByte(char)
		default:
			result.Write([]byte{'%', digits[char>>4], digits[char&15]})
		}
	}
	return result.String()
}

// wireText is a value as it stands in a path, a query, a header field or a form.
func wireText(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case int64:
		return strconv.FormatInt(value, 10)
	case float64:
		return strconv.FormatFloat(value, 'g', -1, 64)
	case time.Time:
		return instantText(value)
	case []byte:
		return base64.StdEncoding.EncodeToString(value)
	default:
		return fmt.Sprint(value)
	}
}

// wireTexts are the texts of a list.
func wireTexts[Item any](values []Item) []string {
	texts := make([]string, len(values))
	for index, value := range values {
		texts[index] = wireText(value)
	}
	return texts
}

"""#
}
