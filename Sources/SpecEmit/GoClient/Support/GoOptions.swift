extension GoClientSupport {
  /// What can be set of a client, and what the service said of quotas.
  static let options = #"""
package passemarche

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Credentials are those of an OAuth client, as the service gave them. The secret is in no print of it.
type Credentials struct {
	ClientID     string
	ClientSecret string `json:"-"`
}

// String tells the client's id alone.
func (c Credentials) String() string {
	return "Credentials{ClientID: " + strconv.Quote(c.ClientID) + "}"
}

// GoString tells the client's id alone.
func (c Credentials) GoString() string { return c.String() }

// RetryPolicy tells how often, and how patiently, a call is repeated. What is zero has its default.
//
// A call is repeated where that is safe: where the service cannot have acted on it (no connection, 429), and where
// acting twice is the same as once (GET, PUT, DELETE). A refused token is renewed once besides.
type RetryPolicy struct {
	// Attempts includes the first one; 3 by default. 1 is: never again.
	Attempts int
	// FirstPause is the one before the second attempt; doubled before each further one, and spread at random. Half a
	// second by default.
	FirstPause time.Duration
	// LongestPause is 20 seconds by default. Where the service asks for a longer one, its refusal is returned instead
	// of waited for.
	LongestPause time.Duration
}

func (p RetryPolicy) withDefaults() RetryPolicy {
	if p.Attempts <= 0 {
		p.Attempts = 3
	}
	if p.FirstPause <= 0 {
		p.FirstPause = 500 * time.Millisecond
	}
	if p.LongestPause <= 0 {
		p.LongestPause = 20 * time.Second
	}
	return p
}

// Options are what can be set of a client. What is zero has its default.
type Options struct {
	// Scope of the tokens, separated by spaces; what the service gives by default.
	Scope string
	// Transport carries the requests: proxies, TLS, connections. Redirects are not followed, cookies not kept.
	Transport http.RoundTripper
	// Tokens is where tokens come from: fetched with the credentials and kept in memory by default. Give one of your
	// own where several processes share the credentials.
	Tokens TokenSource
	Retry  RetryPolicy
	// Timeout is how long a call may take, in place of what the contract says of each operation; of a download, how
	// long the service may stay silent.
	Timeout time.Duration
	// Product is yours, as "MyPlatform/2.1": told to the service behind the client's own name.
	Product string
	// Now is the clock, so that tests need not wait.
	Now func() time.Time
	// Sleep waits, or returns the context's error.
	Sleep func(ctx context.Context, pause time.Duration) error
}

func (o *Options) withDefaults() Options {
	var options Options
	if o != nil {
		options = *o
	}
	options.Retry = options.Retry.withDefaults()
	if options.Transport == nil {
		options.Transport = defaultTransport()
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Sleep == nil {
		options.Sleep = sleep
	}
	return options
}

func defaultTransport() http.RoundTripper {
	shared, isKnown := http.DefaultTransport.(*http.Transport)
	if !isKnown {
		return http.DefaultTransport
	}
	own := shared.Clone()
	own.MaxIdleConnsPerHost = 16
	return own
}

func sleep(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// spread gives between half of a pause and all of it, so that clients do not come back all at once.
func spread(pause time.Duration) time.Duration {
	var random [8]byte
	if _, err := rand.Read(random[:]); err != nil {
		return pause
	}
	share := float64(binary.LittleEndian.Uint64(random[:])>>11) / (1 << 53)
	return time.Duration(float64(pause) * (0.5 + share/2))
}

// QuotaState is what the service last said of a quota.
type QuotaState struct {
	// Limit is how many requests there are in one window.
	Limit int64
	// Remaining is how many of them are left.
	Remaining int64
	// ResetsAt is when the window ends.
	ResetsAt time.Time
}

// quotaBook keeps the quotas of one client, by name.
type quotaBook struct {
	mutex  sync.Mutex
	states map[string]QuotaState
}

func (b *quotaBook) state(name string) (QuotaState, bool) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	state, isKnown := b.states[name]
	return state, isKnown
}

func (b *quotaBook) note(header http.Header, name string) {
	limit, limitErr := strconv.ParseInt(header.Get("X-RateLimit-Limit"), 10, 64)
	remaining, remainingErr := strconv.ParseInt(header.Get("X-RateLimit-Remaining"), 10, 64)
	reset, resetErr := strconv.ParseInt(header.Get("X-RateLimit-Reset"), 10, 64)
	if name == "" || limitErr != nil || remainingErr != nil || resetErr != nil {
		return
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.states == nil {
		b.states = map[string]QuotaState{}
	}
	b.states[name] = QuotaState{Limit: limit, Remaining: remaining, ResetsAt: time.Unix(reset, 0)}
}

// Ptr gives the address of a value, for members and parameters that may be left out.
func Ptr[Value any](value Value) *Value { return &value }

"""#
}
