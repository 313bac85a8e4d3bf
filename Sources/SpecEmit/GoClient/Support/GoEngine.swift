extension GoClientSupport {
  /// Sending calls: tokens, time-outs, repetition.
  static let engine = #"""
package passemarche

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
)

// call is one call of an operation, as it goes out.
type call struct {
	operation string
	method    string
	// path is percent-encoded, from the root.
	path       string
	needsToken bool
	// quota is the name of the one it is charged to; empty for none.
	quota string
	// timeout is until the whole answer is there; of a download, how long the service may stay silent.
	timeout time.Duration
	// limit is the largest answer in bytes.
	limit    int64
	accept   string
	refusals refusals
	query    pairs
	header   http.Header
	body     []byte
}

// isIdempotent tells whether sending it twice comes to the same as sending it once (RFC 9110 section 9.2.2).
func (c *call) isIdempotent() bool {
	return c.method == http.MethodGet || c.method == http.MethodPut || c.method == http.MethodDelete
}

func (c *call) set(name, value string) {
	if c.header == nil {
		c.header = http.Header{}
	}
	c.header.Set(name, value)
}

func (c *call) content(body []byte, mediaType string) {
	c.body = body
	c.set("Content-Type", mediaType)
}

func (c *call) json(value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return &UnsendableError{Err: err}
	}
	c.content(body, "application/json")
	return nil
}

func (c *call) form(form pairs) {
	c.content([]byte(form.text()), "application/x-www-form-urlencoded")
}

// engine sends calls.
type engine struct {
	baseURL     string
	credentials Credentials
	options     Options
	userAgent   string
	quotas      *quotaBook
	// tokens is nil where none is to be had; then only calls without one can be made.
	tokens TokenSource
}

// newEngine tells the service who calls: the client, what runs it, and the product.
func newEngine(baseURL string, credentials Credentials, options Options) *engine {
	userAgent := "PasseMarche-Go/" + ContractVersion + " (" + runtime.Version() + "; " + runtime.GOOS + ")"
	if options.Product != "" {
		userAgent += " " + options.Product
	}
	return &engine{
		baseURL: baseURL, credentials: credentials, options: options, userAgent: userAgent, quotas: &quotaBook{},
	}
}

// timeout is that of a call.
func (e *engine) timeout(call *call) time.Duration {
	if e.options.Timeout > 0 {
		return e.options.Timeout
	}
	return call.timeout
}

// answered gives the value of an answer with the expected status.
func answered[Value any](ctx context.Context, engine *engine, call *call, status int) (*Value, error) {
	answer, err := engine.answer(ctx, call, status)
	if err != nil {
		return nil, err
	}
	value, err := decoded[Value](answer.Body)
	if err != nil {
		return nil, &UnreadableError{Answer: answer, Err: err}
	}
	return &value, nil
}

// answer gives an answer with the expected status.
func (e *engine) answer(ctx context.Context, call *call, status int) (*Answer, error) {
	answer, err := e.send(ctx, call)
	if err != nil {
		return nil, err
	}
	if answer.Status != status {
		return nil, failure(call, answer)
	}
	return answer, nil
}

// send sends a call until there is an answer to go by.
func (e *engine) send(ctx context.Context, call *call) (*Answer, error) {
	attempts := attempts{engine: e, call: call}
	for {
		token, err := attempts.token(ctx)
		if err != nil {
			return nil, err
		}
		answer, err := e.once(ctx, call, token)
		if err != nil {
			if err := attempts.again(ctx, err, false); err != nil {
				return nil, err
			}
			continue
		}
		isOver, err := attempts.isOver(ctx, answer)
		if err != nil {
			return nil, err
		}
		if isOver {
			return answer, nil
		}
	}
}

// once sends a call and reads the whole answer.
func (e *engine) once(parent context.Context, call *call, token *AccessToken) (*Answer, error) {
	ctx, cancel := context.WithTimeout(parent, e.timeout(call))
	defer cancel()
	response, err := e.start(ctx, call, token, nil)
	if err != nil {
		return nil, e.described(parent, ctx, call, err)
	}
	defer response.Body.Close()
	answer, err := gathered(response, call.limit)
	if err != nil {
		return nil, e.described(parent, ctx, call, err)
	}
	return answer, nil
}

// described tells who is to blame for an error: the caller who gave up, the time, or the network.
func (e *engine) described(parent, ctx context.Context, call *call, err error) error {
	var tooLarge *TooLargeError
	var unsendable *UnsendableError
	switch {
	case errors.As(err, &tooLarge), errors.As(err, &unsendable):
		return err
	case parent.Err() != nil:
		return parent.Err()
	case ctx.Err() != nil:
		return &TimeoutError{After: e.timeout(call)}
	default:
		return &TransportError{Err: err}
	}
}

// gathered is the whole answer.
func gathered(response *http.Response, limit int64) (*Answer, error) {
	body, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(body)) > limit {
		return nil, &TooLargeError{Limit: limit}
	}
	return &Answer{Status: response.StatusCode, Header: response.Header, Body: body}, nil
}

// start sends a call once.
func (e *engine) start(
	ctx context.Context, call *call, token *AccessToken, header http.Header,
) (*http.Response, error) {
	text := strings.TrimRight(e.baseURL, "/") + call.path
	if len(call.query) > 0 {
		text += "?" + call.query.text()
	}
	address, err := url.Parse(text)
	if err != nil || address.Host == "" {
		return nil, &UnsendableError{Err: errors.New("the base URL is not an absolute URL")}
	}
	trace, reached := tracing()
	var body io.Reader
	if call.body != nil {
		body = bytes.NewReader(call.body)
	}
	request, err := http.NewRequestWithContext(
		httptrace.WithClientTrace(ctx, trace), call.method, address.String(), body)
	if err != nil {
		return nil, &UnsendableError{Err: err}
	}
	for _, fields := range []http.Header{call.header, header} {
		for name, values := range fields {
			request.Header[name] = values
		}
	}
	request.Header.Set("Accept", call.accept)
	// Sizes and parts of a file are told of what is sent.
	request.Header.Set("Accept-Encoding", "identity")
	request.Header.Set("User-Agent", e.userAgent)
	if token != nil {
		request.Header.Set("Authorization", "Bearer "+token.Value)
	}
	// A round trip follows no redirect: a token must not travel to an address that an answer names.
	response, err := e.options.Transport.RoundTrip(request)
	if err != nil {
		if isUnsent(err, reached) {
			err = &NotSentError{Err: err}
		}
		return nil, err
	}
	e.quotas.note(response.Header, call.quota)
	return response, nil
}

// reach is how far a request came.
type reach struct{ asked, connected atomic.Bool }

func tracing() (*httptrace.ClientTrace, *reach) {
	reached := &reach{}
	return &httptrace.ClientTrace{
		GetConn: func(string) { reached.asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { reached.connected.Store(true) },
	}, reached
}

// isUnsent tells of which errors it is sure that the request has not left.
func isUnsent(err error, reached *reach) bool {
	var own *NotSentError
	if errors.As(err, &own) {
		return false
	}
	var operation *net.OpError
	var name *net.DNSError
	if errors.As(err, &name) || errors.As(err, &operation) && operation.Op == "dial" {
		return true
	}
	return reached.asked.Load() && !reached.connected.Load()
}

// attempts are those at one call.
type attempts struct {
	engine    *engine
	call      *call
	made      int
	held      *AccessToken
	isRenewed bool
}

// token is the one to send the call with; nil for a call that needs none.
func (a *attempts) token(ctx context.Context) (*AccessToken, error) {
	if !a.call.needsToken || a.engine.tokens == nil {
		return nil, nil
	}
	if a.held == nil {
		token, err := a.engine.tokens.Token(ctx)
		if err != nil {
			return nil, tokenFailure(ctx, err)
		}
		a.held = &token
	}
	return a.held, nil
}

func tokenFailure(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &TokenError{Err: err}
}

// isOver tells whether the answer is the one to go by. Where it is not, it returns once it is time for the next
// attempt.
func (a *attempts) isOver(ctx context.Context, answer *Answer) (bool, error) {
	if answer.Status == http.StatusUnauthorized && !a.isRenewed && a.held != nil {
		a.isRenewed = true
		token, err := a.engine.tokens.Renew(ctx, *a.held)
		if err != nil {
			return false, tokenFailure(ctx, err)
		}
		a.held = &token
		return false, nil
	}
	// The service refuses with 429 before it acts.
	mayRepeat := answer.Status == http.StatusTooManyRequests
	switch answer.Status {
	case http.StatusRequestTimeout, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		mayRepeat = a.call.isIdempotent()
	}
	if !mayRepeat {
		return true, nil
	}
	asked, isAsked := answer.RetryAfter()
	pause, isGranted := a.pause(asked, isAsked)
	if !isGranted {
		return true, nil
	}
	return false, a.engine.options.Sleep(ctx, pause)
}

// again returns the error, unless the call may be sent again: then nil, once it is time. An attempt that brought part
// of the answer counts for nothing against the call.
func (a *attempts) again(ctx context.Context, err error, madeProgress bool) error {
	if madeProgress {
		a.made = 0
	}
	var unsent *NotSentError
	var transport *TransportError
	var timeout *TimeoutError
	mayRepeat := errors.As(err, &unsent) ||
		(errors.As(err, &transport) || errors.As(err, &timeout)) && a.call.isIdempotent()
	if !mayRepeat {
		return err
	}
	pause, isGranted := a.pause(0, false)
	if !isGranted {
		return err
	}
	return a.engine.options.Sleep(ctx, pause)
}

// pause is that until the next attempt; false where there is none.
func (a *attempts) pause(asked time.Duration, isAsked bool) (time.Duration, bool) {
	a.made++
	policy := a.engine.options.Retry
	if a.made >= policy.Attempts {
		return 0, false
	}
	if isAsked {
		return asked, asked <= policy.LongestPause
	}
	pause := policy.FirstPause
	for attempt := 1; attempt < a.made && pause < policy.LongestPause; attempt++ {
		pause *= 2
	}
	if pause > policy.LongestPause {
		pause = policy.LongestPause
	}
	return spread(pause), true
}

"""#
}
