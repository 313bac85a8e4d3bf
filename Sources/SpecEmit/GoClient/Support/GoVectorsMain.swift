extension GoClientSupport {
  /// The program that runs the vectors.
  static let vectorsMain = #"""
// Command vectors runs the vectors of all clients through this one: `go run ./vectors FILE BASE_URL`, with the
// credentials in PM_CLIENT_ID and PM_CLIENT_SECRET. It prints a line for each and ends with 1 where one fails.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

type vectorFile struct {
	Vectors []vector `json:"vectors"`
}

type vector struct {
	Name    string `json:"name"`
	Options struct {
		Attempts     int     `json:"attempts"`
		LongestPause float64 `json:"longest_pause"`
		Timeout      float64 `json:"timeout"`
		Scope        string  `json:"scope"`
		ClientSecret string  `json:"client_secret"`
	} `json:"options"`
	Steps []map[string]any `json:"steps"`
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: vectors FILE BASE_URL")
		os.Exit(2)
	}
	data, err := os.ReadFile(os.Args[1])
	var file vectorFile
	if err == nil {
		err = json.Unmarshal(data, &file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	sandbox := &sandbox{baseURL: os.Args[2]}
	failed := false
	for _, vector := range file.Vectors {
		if err := run(vector, sandbox); err != nil {
			failed = true
			fmt.Printf("not ok %s: %v\n", vector.Name, err)
		} else {
			fmt.Printf("ok %s\n", vector.Name)
		}
	}
	if failed {
		os.Exit(1)
	}
}

"""#
}
