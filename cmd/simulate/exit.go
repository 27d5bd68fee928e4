package main

import (
	"errors"
	"fmt"
	"syscall"

	"simulate/scenarios/document"
)

// Exit codes. They are few and stay as they are: scripts and schedulers decide by them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitMisused     = 2
	exitDiffers     = 3 // compare --detailed-exitcode
	exitCrossed     = 99
	exitLate        = 124
	exitInterrupted = 130
	exitTerminated  = 143
)

// exitCodes is the part of the help that explains them.
const exitCodes = `Exit codes:
  0    done; every threshold passed, or there is none
  1    cannot read or write, or an internal error
  2    wrong usage or input: unknown flag, invalid scenario; nothing was simulated
  99   a threshold was crossed; with --strict also one that cannot be told, or a finding of plan that is an error
  124  --timeout was reached; the results are partial
  130  interrupted (SIGINT); the results are partial
  143  terminated (SIGTERM); the results are partial`

// ending is an error that decides the exit code.
type ending struct {
	code int
	err  error // what to say; nil: all has been said
}

func (e ending) Error() string { return fmt.Sprint(e.err) }
func (e ending) Unwrap() error { return e.err }

// misuse is a mistake in the command line.
func misuse(format string, values ...any) error {
	return ending{exitMisused, fmt.Errorf(format, values...)}
}

// safely turns a panic, which is always a bug of ours, into an error that asks for a report.
func safely(do func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("internal error: %v\nthis is a bug in %v; please report it with the scenario", cause, thisBuild())
		}
	}()
	return do()
}

// conclude says on standard error what went wrong and is the exit code.
func (s *shell) conclude(err error) int {
	var end ending
	var problems document.Problems
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // whoever reads has seen enough
		return exitDone
	case errors.As(err, &problems):
		_ = problems.Write(s.err)
		return exitMisused
	case errors.As(err, &end):
		if end.err != nil {
			fmt.Fprintf(s.err, "simulate: %v\n", end.err)
		}
		return end.code
	}
	fmt.Fprintf(s.err, "simulate: %v\n", err)
	return exitFailed
}
