package document

import (
	"slices"
	"strings"
)

// include lays the definitions that resources.file names under the keys beside it, later ones over earlier ones.
func (f *files) include(root *Node) (*Node, Problems) {
	resources := root.Get("resources")
	named := resources.Get("file")
	if named == nil {
		return root, nil
	}
	names := []*Node{named}
	if named.Kind == List {
		names = named.Items
	}
	f.problems = nil
	var layers []*Node
	for _, name := range names {
		if name.Kind == Scalar && !name.IsNull() && name.Text != "" {
			layers = append(layers, f.definition(name))
		}
	}
	laid := &Node{Position: root.Position, Kind: Map, Entries: slices.Clone(root.Entries)}
	i := laid.index("resources")
	laid.Entries[i].Value = Merge(append(layers, resources)...)
	problems := f.problems
	f.problems = nil
	return laid.measured(), problems
}

// definition is the resources of a file; nil: there are none, and problems say why.
func (f *files) definition(named *Node) *Node {
	path := Path{{Key: "resources"}, {Key: "file"}}
	if strings.Contains(named.Text, "${") {
		f.fail(Problems{named.Problem(path, "the file of resources is read before variables are replaced; name it")})
		return nil
	}
	file := f.first
	if named.Line > 0 {
		file = named.File
	}
	name := Beside(file, named.Text)
	root, done := f.read[name]
	if !done {
		root = f.parsed(name, named.Position)
		f.read[name] = root
	}
	return f.resourcesOf(root)
}

// resourcesOf is the one key that such a file has.
func (f *files) resourcesOf(root *Node) *Node {
	if root == nil {
		return nil
	}
	for _, entry := range root.Entries {
		if entry.Key != "resources" {
			f.fail(Problems{{Position: entry.At, Path: entry.Key, Message: "a definition of resources has one key, resources, and this is another; put it into the scenario"}})
		}
	}
	found := root.Get("resources")
	switch {
	case found == nil:
		f.fail(wrong(root.Position, "has no resources: to read"))
	case found.Kind != Map:
		f.fail(wrong(found.Position, "resources: expected a map of processes, found %s", found.Found()))
	case found.Get("file") != nil:
		f.fail(wrong(found.Get("file").Position, "a file of resources cannot name another one"))
	default:
		return found
	}
	return nil
}
