package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// retry reads when requests are sent again; nil: they are not.
func (b *builder) retry(c language.Cursor) *allocation.Retry {
	if !c.Exists() {
		return nil
	}
	r := &allocation.Retry{Timeout: clock.Never, Attempts: int32(c.At("attempts").Int()), Backoff: b.amount(c.At("backoff"), times)}
	if at := c.At("timeout"); at.Exists() {
		r.Timeout = b.duration(at)
	}
	return r
}

// remarkRetry is about requests that would be sent again, if anything led to that.
func (b *builder) remarkRetry(c language.Cursor, stream *allocation.Stream) {
	r, rejects := stream.Retry, b.config.Requests.Reject
	if r == nil {
		return
	}
	at := c.At("timeout")
	switch {
	case r.Attempts == 1:
		b.noEffect(c, "attempts: 1 is sent once, and never again")
	case !rejects && stream.Patience == clock.Never && r.Timeout == clock.Never:
		b.noEffect(c, "nobody is refused or gives up, so nothing is sent again; give a timeout, or patience")
	case rejects && at.Exists():
		b.noEffect(at, "with when_full: reject nobody waits")
	case at.Exists() && r.Timeout >= stream.Patience:
		b.noEffect(at, "a request has given up by then")
	}
}
