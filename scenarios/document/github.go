package document

import (
	"fmt"
	"io"
	"strings"
)

// WriteGitHub writes the problems as workflow commands, which a hosted pipeline shows beside the changed lines.
func (p Problems) WriteGitHub(w io.Writer) error {
	for _, problem := range p.Sorted() {
		message := problem.Message
		if problem.Suggestion != "" {
			message += fmt.Sprintf("; did you mean %q?", problem.Suggestion)
		}
		if _, err := fmt.Fprintf(w, "::error file=%s%s::%s\n", property.Replace(problem.File), place(problem.Position), data.Replace(message)); err != nil {
			return err
		}
	}
	return nil
}

// What a workflow command may not hold as it is, in its data and in its properties.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func place(p Position) string {
	if p.Line == 0 {
		return ""
	}
	return fmt.Sprintf(",line=%d,col=%d", p.Line, p.Column)
}
