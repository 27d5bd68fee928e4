package document

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// files reads scenario files and those that they extend, each once.
type files struct {
	open     func(name string) ([]byte, error)
	first    string           // the scenario itself
	read     map[string]*Node // by file: what it and the files it extends come to
	reading  []string         // from the first file to the one being read
	problems Problems
}

// load is what a file and all that it extends come to; nil: it cannot be used, and problems say why.
func (f *files) load(name string, from Position) *Node {
	if node, done := f.read[name]; done {
		return node
	}
	if i := slices.Index(f.reading, name); i >= 0 {
		f.fail(wrong(from, "files extend each other in a circle: %s", strings.Join(append(f.reading[i:], name), " -> ")))
		return nil
	}
	f.reading = append(f.reading, name)
	node := f.merged(name, from)
	f.reading = f.reading[:len(f.reading)-1]
	f.read[name] = node
	return node
}

func (f *files) fail(problems Problems) { f.problems = append(f.problems, problems...) }

// merged lays the file over all that it extends.
func (f *files) merged(name string, from Position) *Node {
	root := f.parsed(name, from)
	if root == nil {
		return nil
	}
	var under *Node
	bases := f.bases(root)
	for _, base := range bases {
		if node := f.load(Beside(name, base.Text), base.Position); node != nil {
			under = mergeTop(under, node)
		}
	}
	if len(bases) == 0 {
		f.fail(noValue(without(root, later), nil))
	}
	return mergeTop(under, without(root, []string{"extends"}))
}

// parsed is the map that a file holds.
func (f *files) parsed(name string, from Position) *Node {
	text, err := f.open(name)
	if err != nil {
		if from.File == "" {
			from.File = name
		}
		f.fail(wrong(from, "cannot read %s: %s", name, Reason(err)))
		return nil
	}
	s := newSource(name, text)
	root, problems := parse(s, text)
	f.fail(problems)
	switch {
	case root == nil:
	case root.IsNull():
		f.fail(wrong(s.whole(), "is empty; a scenario says at least what arrives (workloads) and what processes it (processes)"))
	case root.Kind != Map:
		f.fail(wrong(root.Position, "expected keys such as workloads: and processes:, found %s", root.Found()))
	default:
		return root
	}
	return nil
}

// bases are the names of the files that root extends, least first.
func (f *files) bases(root *Node) []*Node {
	extends := root.Get("extends")
	if extends == nil {
		return nil
	}
	names := []*Node{extends}
	if extends.Kind == List {
		names = extends.Items
	}
	return slices.DeleteFunc(slices.Clone(names), func(n *Node) bool {
		path := Path{{Key: "extends"}}
		switch {
		case n.Kind != Scalar || n.Type == Null || n.Text == "":
			f.fail(Problems{n.Problem(path, "expected the name of a file or a list of them, such as base.yaml, found "+n.Found())})
		case strings.Contains(n.Text, "${"):
			f.fail(Problems{n.Problem(path, "extends is read before variables are replaced; name the file")})
		default:
			return false
		}
		return true
	})
}

// Beside is the name of a file as one says it that stands in another.
func Beside(file, name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(filepath.Dir(file), name)
}

// Reason is an error in words for people: without the operation and the name, which are told already.
func Reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}

// noValue finds the keys without a value in a file that has nothing under it that they could remove.
func noValue(n *Node, path Path) Problems {
	var problems Problems
	for i := range n.Entries {
		entry := &n.Entries[i]
		at := path.Key(entry.Key)
		if entry.Value.IsNull() {
			problems = append(problems, Problem{
				Position: entry.At, Path: at.String(),
				Message: quotedName(entry.Key) + " has no value; give it one or remove the line",
			})
			continue
		}
		problems = append(problems, noValue(entry.Value, at)...)
	}
	return problems
}
