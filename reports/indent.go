package reports

import "bytes"

// indent lays out compact JSON with two spaces a level. Lists and objects that hold only scalars stay on one
// line: a series is a line, not a screen. The result ends with a newline.
func indent(compact []byte) []byte {
	l := layout{in: compact}
	l.value(0)
	l.out.WriteByte('\n')
	return l.out.Bytes()
}

// oneLine lays out compact JSON on one line, with blanks where people write them.
func oneLine(compact []byte) []byte {
	l := layout{in: compact, unbroken: true}
	l.value(0)
	return l.out.Bytes()
}

// layout walks one JSON text; at is the next byte to write.
type layout struct {
	in       []byte
	at       int
	unbroken bool // everything stays on one line
	out      bytes.Buffer
}

func (l *layout) value(depth int) {
	switch l.in[l.at] {
	case '{', '[':
		l.container(depth)
	default:
		l.out.Write(l.scalar())
	}
}

func (l *layout) container(depth int) {
	object, flat := l.in[l.at] == '{', l.flat()
	l.take()
	for first := true; l.in[l.at] != '}' && l.in[l.at] != ']'; first = false {
		if !first {
			l.take()
		}
		l.separate(flat, first, depth+1)
		if object {
			l.out.Write(l.scalar())
			l.take()
			l.out.WriteByte(' ')
		}
		l.value(depth + 1)
	}
	if !flat {
		l.newline(depth)
	}
	l.take()
}

// separate puts what stands before an element: nothing, a space or a new line.
func (l *layout) separate(flat, first bool, depth int) {
	switch {
	case !flat:
		l.newline(depth)
	case !first:
		l.out.WriteByte(' ')
	}
}

func (l *layout) newline(depth int) { l.out.Write(newline(l.out.AvailableBuffer(), depth)) }

// newline appends a new line, two spaces a level.
func newline(b []byte, depth int) []byte {
	b = append(b, '\n')
	for range depth {
		b = append(b, "  "...)
	}
	return b
}

// take copies one byte of punctuation.
func (l *layout) take() {
	l.out.WriteByte(l.in[l.at])
	l.at++
}

// scalar is the string, number or word at the current byte, which it passes.
func (l *layout) scalar() []byte {
	end := scalarEnd(l.in, l.at)
	text := l.in[l.at:end]
	l.at = end
	return text
}

// flat says whether the list or object at the current byte holds no other.
func (l *layout) flat() bool {
	if l.unbroken {
		return true
	}
	for i := l.at + 1; ; {
		switch l.in[i] {
		case '{', '[':
			return false
		case '}', ']':
			return true
		case ',', ':':
			i++
		default:
			i = scalarEnd(l.in, i)
		}
	}
}

func scalarEnd(in []byte, i int) int {
	if in[i] != '"' {
		for ; i < len(in); i++ {
			switch in[i] {
			case ',', ':', ']', '}':
				return i
			}
		}
		return i
	}
	for i++; in[i] != '"'; i++ {
		if in[i] == '\\' {
			i++
		}
	}
	return i + 1
}
