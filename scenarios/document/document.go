package document

// Options say what to read and what to lay over it.
type Options struct {
	File        string                            // relative names in it are relative to its folder
	Open        func(name string) ([]byte, error) // reads a file: a real, embedded or standard one
	Environment string                            // of --env; empty: none
	Settings    []string                          // of --set, PATH=VALUE, later ones over earlier ones
	Lookup      func(name string) (string, bool)  // variables that the document does not define; nil: none
}

// Document is a scenario with all its layers laid together and its variables replaced. It is never changed.
type Document struct {
	file     string
	lookup   func(name string) (string, bool)
	files    *files
	base     *Node // before overlays and variables
	overlays []Overlay
	root     *Node
}

// Overlay is what is laid over a document: the environment first (empty: none), then the settings.
type Overlay struct {
	Environment string
	At          Position // where the environment is named
	Settings    []Setting
}

// Load reads a scenario. Without a document its files cannot be used at all; with one, problems may still be
// left, and the rest of it can be checked.
func Load(o Options) (*Document, Problems) {
	f := &files{open: o.Open, first: o.File, read: map[string]*Node{}}
	base := f.load(o.File, Position{})
	overlay := Overlay{Environment: o.Environment, At: Position{File: "--env " + o.Environment}}
	for _, text := range o.Settings {
		setting, problems := ParseSetting(text)
		f.fail(problems)
		if problems == nil {
			overlay.Settings = append(overlay.Settings, setting)
		}
	}
	if base == nil || len(f.problems) > 0 {
		return nil, f.problems
	}
	d := &Document{file: o.File, lookup: o.Lookup, files: f, base: base}
	return d.Variant(overlay)
}

// Root is the top of the document, a map.
func (d *Document) Root() *Node { return d.root }

// File is the name of the scenario's file.
func (d *Document) File() string { return d.file }

// Variant is the same scenario with one more overlay: all environments are laid first, those of d before this
// one's, then all settings, then variables are replaced. Nothing is read again. Problems may come with it; without a
// document it cannot be used at all.
func (d *Document) Variant(o Overlay) (*Document, Problems) {
	v := *d
	v.overlays = append(v.overlays[:len(v.overlays):len(v.overlays)], o)
	laid, problems := v.layers()
	laid, missing := v.files.include(laid)
	problems = append(problems, missing...)
	if laid.size > mostNodes || laid.height > deepest {
		return nil, append(problems, wrong(laid.Position, "has more than %d values, or %d maps and lists within each other, when its layers are laid together", mostNodes, deepest)...)
	}
	replaced := &replacer{vars: laid.Get("vars"), lookup: d.lookup, busy: map[string]bool{}, known: map[string]string{}}
	v.root = replaced.top(laid)
	return &v, append(problems, replaced.problems...)
}

// layers lays all overlays over the base.
func (d *Document) layers() (*Node, Problems) {
	laid := d.base
	var problems Problems
	for _, overlay := range d.overlays {
		environment, unknown := d.environment(overlay)
		problems = append(problems, unknown...)
		if environment != nil {
			laid = mergeTop(laid, environment)
		}
	}
	for _, overlay := range d.overlays {
		for _, setting := range overlay.Settings {
			next, err := setting.lay(laid, setting.Path)
			if err != nil {
				problems = append(problems, Problem{Position: setting.At, Path: setting.Path.String(), Message: err.Error()})
				continue
			}
			laid = next
		}
	}
	return laid, problems
}

// environment is the layer that an overlay names; nil: none.
func (d *Document) environment(o Overlay) (*Node, Problems) {
	if o.Environment == "" {
		return nil, nil
	}
	environments := d.base.Get("environments")
	node := environments.Get(o.Environment)
	if node != nil && !node.IsNull() {
		if node.Kind == Map {
			return node, nil
		}
		return nil, nil // what is wrong with it is said where the environments are checked
	}
	names := environments.keys()
	problem := Problem{Position: o.At, Message: "there is no environment " + quotedName(o.Environment), Suggestion: Nearest(o.Environment, names)}
	problem.Message += listed(", only ", names)
	return nil, Problems{problem}
}

// Position is where the key at a path stands, or the nearest thing above it that exists.
func (d *Document) Position(path Path) Position {
	at, n := d.root.Position, d.root
	for _, step := range path {
		i := n.index(step.Key)
		item := n.Item(step.Index)
		switch {
		case step.IsIndex && item != nil:
			at, n = item.Position, item
		case !step.IsIndex && i >= 0:
			at, n = n.Entries[i].At, n.Entries[i].Value
		default:
			return at
		}
	}
	return at
}
