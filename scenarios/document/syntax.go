package document

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// syntax is a problem from an error of the library, whose words are about YAML alone.
func syntax(s *source, err error) Problems {
	var one *yaml.LoadError
	if !errors.As(err, &one) {
		return wrong(s.whole(), "not valid YAML: %v", err)
	}
	at := s.whole()
	if one.Mark.Line > 0 {
		at = s.within(one.Mark.Line, one.Mark.Column)
	}
	message := one.Message
	if one.ContextMsg != "" && one.ContextMark.Line > 0 && at.Line > 0 {
		message = fmt.Sprintf("%s, %s that starts in line %d", message, one.ContextMsg, one.ContextMark.Line)
	}
	return wrong(at, "not valid YAML: %s%s", message, advice(one.Message, s.line(one.Mark.Line)))
}

// advice helps with the mistakes that are made most.
func advice(message, line string) string {
	switch {
	case strings.Contains(line, "${"):
		return "; within { } and [ ] put ${...} in quotes"
	case strings.Contains(message, "tab"):
		return "; indent with blanks"
	case strings.Contains(message, "mapping values are not allowed"):
		return "; put a text that holds a colon in quotes"
	}
	return ""
}

// tooDeep is where the tallest part of n goes beyond the limit.
func tooDeep(n *Node) Position {
	for range deepest {
		for _, child := range n.children() {
			if child.height == n.height-1 {
				n = child
				break
			}
		}
	}
	return n.Position
}

func wrong(at Position, format string, values ...any) Problems {
	return Problems{{Position: at, Message: fmt.Sprintf(format, values...)}}
}
