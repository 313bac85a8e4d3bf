extension GoClientSupport {
  /// Verifying what the service tells by webhook.
  static let receiver = #"""
package passemarche

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// WebhookReceiver takes the webhooks of the service, whichever framework has received them: headers and bytes in, a
// typed event out.
type WebhookReceiver struct {
	// Tolerance is how much a delivery may be older, or newer, than the receiver's clock; five minutes by default.
	Tolerance time.Duration
	// AcceptsSignatureOfBody lets the published signature header do where those of Standard Webhooks are missing. It
	// covers the body alone: nothing tells an old delivery from a new one.
	AcceptsSignatureOfBody bool
	// Now is the receiver's clock.
	Now func() time.Time

	keys [][]byte
}

// NewWebhookReceiver takes the webhook secret; while it is replaced, the old one and the new one.
func NewWebhookReceiver(secrets ...string) *WebhookReceiver {
	receiver := &WebhookReceiver{Tolerance: 5 * time.Minute, Now: time.Now}
	for _, secret := range secrets {
		// An empty key would let anybody sign.
		if secret != "" {
			receiver.keys = append(receiver.keys, []byte(secret))
		}
	}
	return receiver
}

// String tells nothing of the secrets.
func (r *WebhookReceiver) String() string {
	return fmt.Sprintf("WebhookReceiver{%d secrets}", len(r.keys))
}

// GoString tells nothing of the secrets.
func (r *WebhookReceiver) GoString() string { return r.String() }

// WebhookDelivery is a webhook whose origin is proven.
type WebhookDelivery struct {
	// ID is the same for each attempt at the same delivery; empty where only the published signature header came.
	// Deliveries come at least once: keep it, and skip those that are known.
	ID string
	// SentAt is when the attempt was made; zero likewise.
	SentAt time.Time
	// Name is that of the event.
	Name  string
	Event WebhookEvent
}

// UnrecognizedEvent is one that the contract does not name; to be answered like the others.
type UnrecognizedEvent struct {
	Name string
	Body []byte
}

func (*UnrecognizedEvent) isWebhookEvent() {}

// WebhookReason is why a webhook is not believed.
type WebhookReason string

const (
	WebhookUnsigned WebhookReason = "unsigned"
	// WebhookMalformed tells of a header that is not what it should be.
	WebhookMalformed      WebhookReason = "malformed"
	WebhookWrongSignature WebhookReason = "wrong_signature"
	// WebhookOutsideWindow tells of one that is rightly signed, but at another time than now: sent again by somebody,
	// or one of the clocks is wrong.
	WebhookOutsideWindow WebhookReason = "outside_window"
	WebhookTooLarge      WebhookReason = "too_large"
	// WebhookUnreadable tells of one that is rightly signed, and not the body of the event it names.
	WebhookUnreadable WebhookReason = "unreadable"
)

// WebhookRefusal is the error of a webhook that is not believed.
type WebhookRefusal struct {
	Reason WebhookReason
	Err    error
}

func (r *WebhookRefusal) Error() string {
	if r.Err == nil {
		return "passemarche: webhook: " + string(r.Reason)
	}
	return "passemarche: webhook: " + string(r.Reason) + ": " + r.Err.Error()
}
func (r *WebhookRefusal) Unwrap() error { return r.Err }

// Status is the one to answer with. The service tries again after none of these.
func (r *WebhookRefusal) Status() int {
	switch r.Reason {
	case WebhookMalformed, WebhookUnreadable:
		return http.StatusBadRequest
	case WebhookTooLarge:
		return http.StatusRequestEntityTooLarge
	default:
		return http.StatusUnauthorized
	}
}

// Receive verifies a delivery and reads its event; its error is a *WebhookRefusal. The body is the bytes as they were
// received: JSON that was read and written again has other ones.
func (r *WebhookReceiver) Receive(header http.Header, body []byte) (*WebhookDelivery, error) {
	if len(body) > largestWebhook {
		return nil, &WebhookRefusal{Reason: WebhookTooLarge}
	}
	id, sentAt, refusal := r.verify(header, body)
	if refusal != nil {
		return nil, refusal
	}
	name, event, err := readEvent(body)
	if err != nil {
		return nil, &WebhookRefusal{Reason: WebhookUnreadable, Err: err}
	}
	return &WebhookDelivery{ID: id, SentAt: sentAt, Name: name, Event: event}, nil
}

// Handler receives webhooks by package net/http: each believed one is handed over, and answered with 200 once that
// returns nil, with 500 otherwise, so that the service comes again.
func (r *WebhookReceiver) Handler(handle func(*http.Request, *WebhookDelivery) error) http.Handler {
	return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		if request.Method != http.MethodPost {
			writer.Header().Set("Allow", http.MethodPost)
			writer.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		body, err := io.ReadAll(io.LimitReader(request.Body, largestWebhook+1))
		if err != nil {
			writer.WriteHeader(http.StatusBadRequest)
			return
		}
		delivery, err := r.Receive(request.Header, body)
		var refusal *WebhookRefusal
		if errors.As(err, &refusal) {
			writer.WriteHeader(refusal.Status())
			return
		}
		if err := handle(request, delivery); err != nil {
			writer.WriteHeader(http.StatusInternalServerError)
			return
		}
		writer.WriteHeader(http.StatusOK)
	})
}

func (r *WebhookReceiver) verify(header http.Header, body []byte) (string, time.Time, *WebhookRefusal) {
	id, timestamp := header.Get("webhook-id"), header.Get("webhook-timestamp")
	if signatures := header.Get("webhook-signature"); id != "" && timestamp != "" && signatures != "" {
		return r.verifyStandard(id, timestamp, signatures, body)
	}
	signature := header.Get(webhookSignatureHeader)
	if !r.AcceptsSignatureOfBody || signature == "" {
		return "", time.Time{}, &WebhookRefusal{Reason: WebhookUnsigned}
	}
	code, err := hex.DecodeString(strings.TrimPrefix(signature, "sha256="))
	if err != nil || !strings.HasPrefix(signature, "sha256=") {
		return "", time.Time{}, malformed(webhookSignatureHeader)
	}
	if !r.matches([][]byte{code}, body) {
		return "", time.Time{}, &WebhookRefusal{Reason: WebhookWrongSignature}
	}
	return id, time.Time{}, nil
}

func (r *WebhookReceiver) verifyStandard(
	id, timestamp, signatures string, body []byte,
) (string, time.Time, *WebhookRefusal) {
	seconds, err := strconv.ParseUint(timestamp, 10, 62)
	if err != nil {
		return "", time.Time{}, malformed("webhook-timestamp")
	}
	var codes [][]byte
	for _, signature := range strings.Fields(signatures) {
		if !strings.HasPrefix(signature, "v1,") {
			continue
		}
		if code, err := base64.StdEncoding.DecodeString(signature[3:]); err == nil {
			codes = append(codes, code)
		}
	}
	if len(codes) == 0 {
		return "", time.Time{}, malformed("webhook-signature")
	}
	if !r.matches(codes, append([]byte(id+"."+timestamp+"."), body...)) {
		return "", time.Time{}, &WebhookRefusal{Reason: WebhookWrongSignature}
	}
	// Judged after the signature: a time that nobody vouches for says nothing.
	now := r.Now
	if now == nil {
		now = time.Now
	}
	sentAt := time.Unix(int64(seconds), 0)
	if age := now().Sub(sentAt); age > r.Tolerance || age < -r.Tolerance {
		return "", time.Time{}, &WebhookRefusal{
			Reason: WebhookOutsideWindow, Err: fmt.Errorf("signed at %s", sentAt.UTC().Format(time.RFC3339)),
		}
	}
	return id, sentAt, nil
}

func malformed(header string) *WebhookRefusal {
	return &WebhookRefusal{Reason: WebhookMalformed, Err: errors.New("the header " + header)}
}

// matches compares without telling by its time how much is alike.
func (r *WebhookReceiver) matches(codes [][]byte, signed []byte) bool {
	isFound := false
	for _, key := range r.keys {
		mac := hmac.New(sha256.New, key)
		mac.Write(signed)
		sum := mac.Sum(nil)
		for _, code := range codes {
			if hmac.Equal(sum, code) {
				isFound = true
			}
		}
	}
	return isFound
}

"""#
}
