package reports

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// painted is what style puts around a word.
var painted = regexp.MustCompile(`^\x1b\[[0-9;]*m`)

// visible is text for people: whatever a name holds, it moves no cursor, turns no direction of writing around and begins no
// line, which in the log of a pipeline could be a command. Only colours stay, where there are any.
func (s style) visible(text string) string {
	if strings.IndexFunc(text, commands) < 0 {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		if paint := painted.FindString(text[i:]); s.Color && paint != "" {
			b.WriteString(paint)
			i += len(paint)
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == '\n' || r == '\t':
			b.WriteString(glue) // a line that is broken again must not begin here
		case commands(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// commands says whether a character tells a terminal what to do.
func commands(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
