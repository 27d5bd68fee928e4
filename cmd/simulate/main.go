// Command simulate answers a capacity planner's question: it runs a scenario and says whether it holds.
//
// This package is the shell around the simulator. Only here are files, flags, signals, the environment and the
// wall clock; decisions about numbers are made elsewhere.
package main

import (
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signal.Ignore(syscall.SIGPIPE) // a closed pipe is then an error of Write, and a quiet end
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program: it executes the command line and is the code to exit with.
func run(args []string, in io.Reader, out, err io.Writer) int {
	s := &shell{in: in, out: out, err: err, lookup: os.LookupEnv}
	root := s.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(err)
	return s.conclude(safely(root.Execute))
}

// shell is what a command sees of the world.
type shell struct {
	in       io.Reader
	out, err io.Writer
	lookup   func(name string) (string, bool) // an environment variable
}
