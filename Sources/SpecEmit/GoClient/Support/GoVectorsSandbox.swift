extension GoClientSupport {
  /// How vectors set the scene.
  static let vectorsSandbox = #"""
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
)

// sandbox sets the scene by plain HTTP, with a token of its own.
type sandbox struct {
	baseURL string
	token   string
}

func (s *sandbox) authorization() (string, error) {
	if s.token != "" {
		return s.token, nil
	}
	// A new token takes the place of the client's earlier one with the same scopes: this one has others.
	answer, err := http.PostForm(s.baseURL+"/oauth/token", url.Values{
		"grant_type": {"client_credentials"}, "client_id": {os.Getenv("PM_CLIENT_ID")},
		"client_secret": {os.Getenv("PM_CLIENT_SECRET")}, "scope": {"api_access api_read api_write"},
	})
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	var token struct {
		Value string `json:"access_token"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&token); err != nil || token.Value == "" {
		return "", fmt.Errorf("no token for the sandbox: status %d", answer.StatusCode)
	}
	s.token = token.Value
	return s.token, nil
}

// ask sends a request and gives the JSON of its answer; a token that was replaced meanwhile is fetched anew.
func (s *sandbox) ask(method, path string, body any) (any, error) {
	for isSecond := false; ; isSecond = true {
		token, err := s.authorization()
		if err != nil {
			return nil, err
		}
		var content io.Reader
		if body != nil {
			data, err := json.Marshal(body)
			if err != nil {
				return nil, err
			}
			content = bytes.NewReader(data)
		}
		request, err := http.NewRequest(method, s.baseURL+path, content)
		if err != nil {
			return nil, err
		}
		request.Header.Set("Authorization", "Bearer "+token)
		if body != nil {
			request.Header.Set("Content-Type", "application/json")
		}
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			return nil, err
		}
		if answer.StatusCode == http.StatusUnauthorized && !isSecond {
			s.token = ""
			continue
		}
		if answer.StatusCode >= 300 {
			return nil, fmt.Errorf("%s %s: %d %s", method, path, answer.StatusCode, strings.TrimSpace(string(data)))
		}
		var value any
		if len(data) > 0 {
			err = json.Unmarshal(data, &value)
		}
		return value, err
	}
}

// used is how many requests have met a scenario.
func (s *sandbox) used() (float64, error) {
	answer, err := s.ask(http.MethodGet, "/sandbox/scenarios", nil)
	if err != nil {
		return 0, err
	}
	var sum float64
	for _, list := range lists(answer) {
		for _, item := range list {
			if members, isObject := item.(map[string]any); isObject {
				if used, isNumber := members["used"].(float64); isNumber {
					sum += used
				}
			}
		}
	}
	return sum, nil
}

// lists are the answer, where it is a list, or those among its members.
func lists(answer any) [][]any {
	switch answer := answer.(type) {
	case []any:
		return [][]any{answer}
	case map[string]any:
		var found [][]any
		for _, member := range answer {
			if list, isList := member.([]any); isList {
				found = append(found, list)
			}
		}
		return found
	default:
		return nil
	}
}

"""#
}
