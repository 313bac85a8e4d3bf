extension GoClientSupport {
  /// The steps of vectors.
  static let vectorsSteps = #"""
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"passemarche.data.gouv.fr/passemarche"
)

// operation is the call of one; listing gathers all objects of a list; transfer writes a file.
type (
	operation func(ctx context.Context, c *passemarche.Client, given *arguments) (any, error)
	listing   func(ctx context.Context, c *passemarche.Client, given *arguments) ([]any, error)
	transfer  func(
		ctx context.Context, c *passemarche.Client, given *arguments, file string,
		progress passemarche.DownloadProgress,
	) (*passemarche.Download, error)
)

// scene is what the steps of one vector share.
type scene struct {
	sandbox  *sandbox
	client   *passemarche.Client
	transfer *observed
	folder   string
	saved    map[string]any
}

// observed counts the parts of files that came.
type observed struct{ parts atomic.Int64 }

func (o *observed) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(request)
	if err == nil && response.StatusCode == http.StatusPartialContent {
		o.parts.Add(1)
	}
	return response, err
}

func run(vector vector, sandbox *sandbox) error {
	folder, err := os.MkdirTemp("", "vectors")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if _, err := sandbox.ask(http.MethodDelete, "/sandbox/scenarios", nil); err != nil {
		return err
	}
	secret := vector.Options.ClientSecret
	if secret == "" {
		secret = os.Getenv("PM_CLIENT_SECRET")
	}
	scene := &scene{sandbox: sandbox, transfer: &observed{}, folder: folder, saved: map[string]any{}}
	scene.client = passemarche.NewClient(
		sandbox.baseURL,
		passemarche.Credentials{ClientID: os.Getenv("PM_CLIENT_ID"), ClientSecret: secret},
		&passemarche.Options{
			Scope:     vector.Options.Scope,
			Transport: scene.transfer,
			Timeout:   time.Duration(vector.Options.Timeout * float64(time.Second)),
			Retry: passemarche.RetryPolicy{
				Attempts:     vector.Options.Attempts,
				LongestPause: time.Duration(vector.Options.LongestPause * float64(time.Second)),
			},
		})
	for index, step := range vector.Steps {
		step, _ := resolved(step, scene.saved).(map[string]any)
		if err := scene.step(step); err != nil {
			return fmt.Errorf("step %d: %w", index+1, err)
		}
	}
	return nil
}

func (s *scene) step(step map[string]any) error {
	switch {
	case step["scenario"] != nil:
		_, err := s.sandbox.ask(http.MethodPost, "/sandbox/scenarios", step["scenario"])
		return err
	case step["sandbox"] != nil:
		answer, err := s.sandbox.ask(http.MethodPost, fmt.Sprint(step["sandbox"]), step["body"])
		if err != nil {
			return err
		}
		return s.save(step, answer)
	case step["used"] != nil:
		used, err := s.sandbox.used()
		if err == nil && used != step["used"] {
			err = fmt.Errorf("%v requests met a scenario, not %v", used, step["used"])
		}
		return err
	case step["call"] != nil:
		return s.call(step)
	case step["collect"] != nil:
		return s.collect(step)
	case step["download"] != nil:
		return s.download(step)
	case step["quota"] != nil:
		return s.quota(step)
	case step["webhook"] != nil:
		return s.webhook(step)
	default:
		return fmt.Errorf("unknown step: %v", step)
	}
}

func (s *scene) call(step map[string]any) error {
	operation, isKnown := operations[fmt.Sprint(step["call"])]
	if !isKnown {
		return fmt.Errorf("unknown operation: %v", step["call"])
	}
	times := 1
	if parallel, isGiven := step["parallel"].(float64); isGiven {
		times = int(parallel)
	}
	results, failures := make([]any, times), make([]error, times)
	var all sync.WaitGroup
	for index := 0; index < times; index++ {
		all.Add(1)
		go func(index int) {
			defer all.Done()
			results[index], failures[index] = operation(context.Background(), s.client, given(step))
		}(index)
	}
	all.Wait()
	expected := members(step["expect"])
	for index := range results {
		result, err := written(results[index])
		if err != nil {
			return err
		}
		if err := s.judge(expected, result, failures[index]); err != nil {
			return err
		}
		results[index] = result
	}
	return s.save(step, results[0])
}

func (s *scene) judge(expected map[string]any, result any, failure error) error {
	if wanted, isError := expected["error"]; isError {
		if failure == nil {
			return errors.New("it went well")
		}
		return difference(wanted, told(failure), "error")
	}
	if failure != nil {
		return failure
	}
	if wanted, isGiven := expected["result"]; isGiven {
		return difference(wanted, result, "result")
	}
	return nil
}

func (s *scene) collect(step map[string]any) error {
	listing, isKnown := listings[fmt.Sprint(step["collect"])]
	if !isKnown {
		return fmt.Errorf("unknown list: %v", step["collect"])
	}
	found, err := listing(context.Background(), s.client, given(step))
	expected := members(step["expect"])
	if err != nil || expected["error"] != nil {
		return s.judge(expected, nil, err)
	}
	if least, isGiven := expected["count_at_least"].(float64); isGiven && float64(len(found)) < least {
		return fmt.Errorf("%d items, not %v", len(found), least)
	}
	names, _ := expected["each_has"].([]any)
	seen := map[any]bool{}
	for _, item := range found {
		item, err := written(item)
		if err != nil {
			return err
		}
		identifier := members(item)["identifier"]
		if identifier != nil && seen[identifier] {
			return fmt.Errorf("%v comes twice", identifier)
		}
		seen[identifier] = true
		for _, name := range names {
			if members(item)[fmt.Sprint(name)] == nil {
				return fmt.Errorf("an item has no %v", name)
			}
		}
	}
	return nil
}

func (s *scene) download(step map[string]any) error {
	name := fmt.Sprint(step["download"])
	operation, isKnown := downloads[name]
	if !isKnown {
		return fmt.Errorf("unknown download: %v", name)
	}
	before := s.transfer.parts.Load()
	var told int64
	progress := func(received, _ int64) { told = received }
	download, err := operation(context.Background(), s.client, given(step), filepath.Join(s.folder, name), progress)
	expected := members(step["expect"])
	if err != nil || expected["error"] != nil {
		return s.judge(expected, nil, err)
	}
	info, err := os.Stat(download.File)
	if err != nil {
		return err
	}
	if info.Size() != download.Size || told != download.Size {
		return fmt.Errorf("%d bytes are told, %d came, %d are there", download.Size, told, info.Size())
	}
	result := map[string]any{"size": float64(download.Size), "sha256": download.SHA256}
	wanted := map[string]any{}
	for name, value := range expected {
		switch name {
		case "same_as":
			wanted["sha256"] = value
			if saved, isSaved := s.saved[fmt.Sprint(value)]; isSaved {
				wanted["sha256"] = saved
			}
		default:
			wanted[name] = value
		}
	}
	if err := difference(wanted, result, "download"); err != nil {
		return err
	}
	if step["resumes"] == true && s.transfer.parts.Load() == before {
		return errors.New("it was not resumed")
	}
	for name, member := range members(step["save"]) {
		s.saved[name] = result[fmt.Sprint(member)]
	}
	return nil
}

func (s *scene) quota(step map[string]any) error {
	state, isKnown := s.client.Quota(passemarche.Quota(fmt.Sprint(step["quota"])))
	if !isKnown {
		return errors.New("nothing is known of the quota")
	}
	return difference(step["expect"], map[string]any{
		"limit": float64(state.Limit), "remaining": float64(state.Remaining),
	}, "quota")
}

func (s *scene) webhook(step map[string]any) error {
	sent := members(step["webhook"])
	var secrets []string
	list, _ := sent["secrets"].([]any)
	for _, secret := range list {
		secrets = append(secrets, fmt.Sprint(secret))
	}
	receiver := passemarche.NewWebhookReceiver(secrets...)
	receiver.AcceptsSignatureOfBody = sent["proof"] == "either_header"
	if now, isGiven := sent["now"].(float64); isGiven {
		receiver.Now = func() time.Time { return time.Unix(int64(now), 0) }
	}
	header := http.Header{}
	for name, value := range members(sent["headers"]) {
		header.Set(name, fmt.Sprint(value))
	}
	body, _ := sent["body"].(string)
	delivery, err := receiver.Receive(header, []byte(body))
	expected := members(step["expect"])
	var refusal *passemarche.WebhookRefusal
	if errors.As(err, &refusal) {
		return difference(
			expected, map[string]any{"refused": string(refusal.Reason), "status": float64(refusal.Status())}, "webhook")
	}
	result := map[string]any{"event": delivery.Name}
	if _, isUnknown := delivery.Event.(*passemarche.UnrecognizedEvent); !isUnknown {
		event, err := written(delivery.Event)
		if err != nil {
			return err
		}
		result["body"] = event
		for _, pointer := range []string{"/market_identifier", "/market/identifier"} {
			if value, isThere := pointed(event, pointer); isThere {
				result["market"] = value
			}
		}
	}
	return difference(expected, result, "webhook")
}

// save keeps what the step names, for the steps that follow.
func (s *scene) save(step map[string]any, result any) error {
	for name, pointer := range members(step["save"]) {
		value, isThere := pointed(result, fmt.Sprint(pointer))
		if !isThere {
			return fmt.Errorf("nothing at %v", pointer)
		}
		s.saved[name] = value
	}
	return nil
}

// written is a value as the client's model writes it.
func written(value any) (any, error) {
	data, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	var result any
	err = json.Unmarshal(data, &result)
	return result, err
}

// told is what an error tells, as vectors word it.
func told(err error) map[string]any {
	var refusal *passemarche.Refusal
	var timeout *passemarche.TimeoutError
	var token *passemarche.TokenError
	var undeclared *passemarche.UndeclaredError
	var unreadable *passemarche.UnreadableError
	var tooLarge *passemarche.TooLargeError
	var transport *passemarche.TransportError
	switch {
	// The reason for which there is no token is an error of its own.
	case errors.As(err, &token):
		return map[string]any{"kind": "token"}
	case errors.As(err, &refusal):
		sentences := make([]any, len(refusal.Sentences))
		for index, sentence := range refusal.Sentences {
			sentences[index] = sentence
		}
		result := map[string]any{"kind": "declared", "status": float64(refusal.Status), "sentences": sentences}
		if refusal.RetryAfter != nil {
			result["retry_after"] = refusal.RetryAfter.Seconds()
		}
		return result
	case errors.As(err, &timeout):
		return map[string]any{"kind": "timeout"}
	case errors.As(err, &undeclared):
		return map[string]any{"kind": "undeclared", "status": float64(undeclared.Answer.Status)}
	case errors.As(err, &unreadable):
		return map[string]any{"kind": "unreadable", "status": float64(unreadable.Answer.Status)}
	case errors.As(err, &tooLarge):
		return map[string]any{"kind": "too_large"}
	case errors.As(err, &transport):
		return map[string]any{"kind": "transport"}
	default:
		return map[string]any{"kind": err.Error()}
	}
}

"""#
}
