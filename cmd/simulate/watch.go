package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// watch ends work early: a first signal lets running replications finish, a second stops at once, and so does
// time that is up but for writing what was found.
type watch struct {
	ctx     context.Context // done: begin no further replication
	abandon chan struct{}   // closed: give up the running ones
	now     chan struct{}   // closed: do not even write
	code    atomic.Int32    // why it ended, as an exit code; 0: it did not
	stop    func()
}

// newWatch begins to watch; timeout 0 is none. Call stop when the work is done.
func newWatch(timeout time.Duration, log *slog.Logger) *watch {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	w := &watch{ctx: ctx, abandon: make(chan struct{}), now: make(chan struct{})}
	w.stop = func() {
		signal.Stop(signals)
		close(done)
		cancel()
	}
	var late <-chan time.Time
	if timeout > 0 {
		late = time.After(timeout)
	}
	go w.wait(signals, late, done, cancel, log)
	return w
}

func (w *watch) wait(signals <-chan os.Signal, late <-chan time.Time, done <-chan struct{}, cancel func(), log *slog.Logger) {
	select {
	case <-done:
		return
	case <-late:
		log.Warn("time is up: giving up the running replications")
		w.code.Store(exitLate)
		cancel()
		close(w.abandon)
	case sig := <-signals:
		log.Warn("stopping after the running replications; once more to stop at once")
		w.code.Store(codeOf(sig))
		cancel()
	}
	select {
	case <-done:
	case sig := <-signals:
		w.code.Store(codeOf(sig))
		close(w.now)
	}
}

// codeOf is the exit code of a signal.
func codeOf(sig os.Signal) int32 {
	if sig == syscall.SIGTERM {
		return exitTerminated
	}
	return exitInterrupted
}
