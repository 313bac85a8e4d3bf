extension GoClientSupport {
  /// What the errors of all operations have in common.
  static let errors = #"""
package passemarche

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Answer is an answer of the service with its whole body.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// RetryAfter is after how long the same request may be sent again; false where the service does not say so in seconds.
func (a *Answer) RetryAfter() (time.Duration, bool) {
	seconds, err := strconv.ParseUint(a.Header.Get("Retry-After"), 10, 31)
	return time.Duration(seconds) * time.Second, err == nil
}

// Refusal is an answer that declines the request, as the contract declares it. Each operation has an error type for
// each status, with the body that belongs to it; errors.As finds the one or the other:
//
//	var refusal *passemarche.Refusal
//	if errors.As(err, &refusal) { … refusal.Sentences … }
type Refusal struct {
	// Operation is the name of the method that was called.
	Operation string
	Status    int
	Header    http.Header
	// Sentences are what the service says about it, one for each reason.
	Sentences []string
	// RetryAfter is after how long the same request may be sent again; nil where the service does not say.
	RetryAfter *time.Duration
}

// Error is the operation, the status and the reasons.
func (r *Refusal) Error() string {
	return strings.TrimSuffix(
		fmt.Sprintf("passemarche: %s: %d: %s", r.Operation, r.Status, strings.Join(r.Sentences, "; ")), ": ")
}

// TransportError tells that there was no answer, or that it broke off: the network, TLS, or the service going away.
type TransportError struct{ Err error }

func (e *TransportError) Error() string { return "passemarche: no answer: " + e.Err.Error() }
func (e *TransportError) Unwrap() error { return e.Err }

// NotSentError tells that there was no connection, so that the service has not seen the request: it may be sent again
// whatever it does. A transport of your own may return it.
type NotSentError struct{ Err error }

func (e *NotSentError) Error() string { return "not sent: " + e.Err.Error() }
func (e *NotSentError) Unwrap() error { return e.Err }

// TimeoutError tells that the answer took longer than the contract allows.
type TimeoutError struct{ After time.Duration }

func (e *TimeoutError) Error() string { return "passemarche: no answer within " + e.After.String() }

// Timeout is true, as of the errors of package net.
func (e *TimeoutError) Timeout() bool { return true }

// TokenError tells that there was no access token to call with; the error is that of whoever provides it.
type TokenError struct{ Err error }

func (e *TokenError) Error() string { return "passemarche: no access token: " + e.Err.Error() }
func (e *TokenError) Unwrap() error { return e.Err }

// UndeclaredError tells of a status that the contract does not declare for the operation.
type UndeclaredError struct{ Answer *Answer }

func (e *UndeclaredError) Error() string {
	return "passemarche: unexpected status " + strconv.Itoa(e.Answer.Status)
}

// UnreadableError tells of an answer that is not what the contract says.
type UnreadableError struct {
	Answer *Answer
	Err    error
}

func (e *UnreadableError) Error() string {
	return fmt.Sprintf("passemarche: unreadable answer with status %d: %s", e.Answer.Status, e.Err)
}
func (e *UnreadableError) Unwrap() error { return e.Err }

// TooLargeError tells of a body that is larger than the contract allows.
type TooLargeError struct {
	// Limit is in bytes.
	Limit int64
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("passemarche: the answer is larger than %d bytes", e.Limit)
}

// UnsendableError tells that the request could not be written.
type UnsendableError struct{ Err error }

func (e *UnsendableError) Error() string {
	return "passemarche: the request cannot be written: " + e.Err.Error()
}
func (e *UnsendableError) Unwrap() error { return e.Err }

// FileError tells that the file of a download could not be written.
type FileError struct{ Err error }

func (e *FileError) Error() string {
	return "passemarche: the file cannot be written: " + e.Err.Error()
}
func (e *FileError) Unwrap() error { return e.Err }

// refusals are the declared ones of an operation, by status: how the error is made of an answer.
type refusals map[int]func(*Refusal, *Answer) (error, error)

// sentenced is the body of a refusal that says something.
type sentenced interface{ sentences() []string }

// declared is a refusal with a body.
func declared[Body sentenced](make func(*Refusal, Body) error) func(*Refusal, *Answer) (error, error) {
	return func(refusal *Refusal, answer *Answer) (error, error) {
		body, err := decoded[Body](answer.Body)
		if err != nil {
			return nil, err
		}
		refusal.Sentences = body.sentences()
		return make(refusal, body), nil
	}
}

// bare is a refusal without a body of its own.
func bare(make func(*Refusal) error) func(*Refusal, *Answer) (error, error) {
	return func(refusal *Refusal, _ *Answer) (error, error) { return make(refusal), nil }
}

// failure is the error that an answer is.
func failure(call *call, answer *Answer) error {
	make, isDeclared := call.refusals[answer.Status]
	if !isDeclared {
		return &UndeclaredError{Answer: answer}
	}
	refusal := &Refusal{Operation: call.operation, Status: answer.Status, Header: answer.Header}
	if pause, isGiven := answer.RetryAfter(); isGiven {
		refusal.RetryAfter = &pause
	}
	declared, err := make(refusal, answer)
	if err != nil {
		return &UnreadableError{Answer: answer, Err: err}
	}
	return declared
}

"""#
}
