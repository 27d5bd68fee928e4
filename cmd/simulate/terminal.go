package main

import (
	"os"
	"strings"

	"golang.org/x/term"

	"simulate/reports"
)

// looks says what can be shown on standard output: coloured is the choice auto, always or never.
func (s *shell) looks(coloured string) reports.Options {
	o := reports.Options{Unicode: s.unicode()}
	if file, ok := terminal(s.out); ok {
		if width, _, err := term.GetSize(int(file.Fd())); err == nil {
			o.Width = width
		}
	}
	o.Color = s.colour(coloured)
	return o
}

// colour decides by the flag, else what the environment forces, else what it forbids, else the stream.
func (s *shell) colour(choice string) bool {
	switch {
	case choice != "auto":
		return choice == "always"
	case s.on("CLICOLOR_FORCE") || s.on("FORCE_COLOR"):
		return true
	case s.variable("NO_COLOR") != "" || s.variable("TERM") == "dumb":
		return false
	}
	_, ok := terminal(s.out)
	return ok
}

// unicode says whether the locale is one of UTF-8.
func (s *shell) unicode() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := s.variable(name); locale != "" {
			locale = strings.ToUpper(locale)
			return strings.Contains(locale, "UTF-8") || strings.Contains(locale, "UTF8")
		}
	}
	return false
}

func (s *shell) variable(name string) string {
	text, _ := s.lookup(name)
	return text
}

// on says whether a variable switches something on: it is set, and not to 0.
func (s *shell) on(name string) bool {
	text := s.variable(name)
	return text != "" && text != "0"
}

// terminal is the stream as a terminal, if it is one.
func terminal(stream any) (*os.File, bool) {
	file, ok := stream.(*os.File)
	return file, ok && term.IsTerminal(int(file.Fd()))
}
