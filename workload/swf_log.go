package workload

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"simulate/sim/clock"
)

// LogHeader is what the header of a log in the Standard Workload Format says; 0: nothing.
type LogHeader struct {
	MaxProcs, MaxNodes int64
	Start              clock.Time // since 1970: what its times count from
	Zone               clock.Time // how far its clock was ahead of UTC
}

// swfNames are the fields of a job. Fields behind them are not looked at.
var swfNames = [...]string{
	"job", "submit", "wait", "run", "processors", "cpu_time", "memory_used", "processors_asked", "time_asked",
	"memory_asked", "status", "user", "group", "executable", "queue", "partition", "preceding", "think_time",
}

// swfLog is a text of jobs, a line each, whose fields are separated by blanks. Lines that begin with a semicolon are
// its header, or comments.
type swfLog struct {
	*table
	header *LogHeader
	begun  bool // a job has been met
}

func newLog(in io.Reader, header *LogHeader) *swfLog {
	l := newLines(in)
	l.plain = true
	return &swfLog{table: &table{lines: l, names: swfNames[:]}, header: header}
}

// next goes to the next job, as next of a table does.
func (l *swfLog) next() (more bool, m *Mistake) {
	for {
		text, err := l.lines.row()
		switch {
		case errors.Is(err, io.EOF):
			return false, nil
		case err != nil:
			return false, l.broken(err)
		}
		if at := bytes.IndexFunc(text, unprintable); at >= 0 && (text[at] == 0 || text[0] != ';') {
			return false, &Mistake{Line: l.lines.line, Column: 1 + utf8.RuneCount(text[:at]), Message: "this is no text: is the file binary, or in another encoding than UTF-8?", final: true}
		}
		if text = bytes.TrimPrefix(text, []byte("\uFEFF")); len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if text[0] != ';' {
			l.begun = true
			return true, l.splitBlanks(text)
		}
		if !l.begun {
			l.header.read(string(text[1:]))
		}
	}
}

// splitBlanks finds the fields of a job.
func (l *swfLog) splitBlanks(text []byte) *Mistake {
	l.text, l.fields = text, l.fields[:0]
	for from := 0; from < len(text); from++ {
		if blank(text[from]) {
			continue
		}
		to := from
		for to < len(text) && !blank(text[to]) {
			to++
		}
		l.fields = append(l.fields, field{text[from:to], from})
		from = to
	}
	if len(l.fields) < len(l.names) {
		return &Mistake{Line: l.lines.line, Column: 1, Message: fmt.Sprintf("the row has %s, but a job has %d; is it cut off?", plural(len(l.fields), "field"), len(l.names))}
	}
	return nil
}

func blank(c byte) bool { return c == ' ' || c == '\t' }

// read takes what is of use from a line of the header: "MaxProcs: 128".
func (h *LogHeader) read(line string) {
	key, value, _ := strings.Cut(line, ":")
	words := strings.Fields(value)
	if len(words) == 0 || len(words[0]) > 12 {
		return
	}
	minus := strings.HasPrefix(words[0], "-")
	n, ok := digits([]byte(strings.TrimPrefix(words[0], "-")))
	if !ok || n > longestSince {
		return
	}
	if minus {
		n = -n
	}
	keys := [...]string{"MaxProcs", "MaxNodes", "UnixStartTime", "TimeZone"}
	switch slices.Index(keys[:], strings.TrimSpace(key)) {
	case 0:
		h.MaxProcs = max(0, n)
	case 1:
		h.MaxNodes = max(0, n)
	case 2:
		h.Start = clock.Time(max(0, n)) * clock.Second
	case 3:
		h.Zone = clock.Time(n) * clock.Second
	}
}

// longestSince is the latest start of a log that is believed, seconds since 1970: the year 2112.
const longestSince = 1 << 32
