package language

// The sections that this version only knows by name are long tables of plain keys; these say one in a line.

// like is a key that an example explains.
func like(key string, t Type, does, example string) *Field {
	return &Field{Key: key, Type: t, Does: does, Example: example}
}

// usually is a key with a default.
func usually(key string, t Type, does, value string) *Field {
	return &Field{Key: key, Type: t, Does: does, Default: value}
}

// group is a key with keys of its own.
func group(key, does string, keys ...*Field) *Field {
	return &Field{Key: key, Type: Map, Does: does, Keys: keys}
}

// named is a key under which the scenario chooses names, each with keys of its own.
func named(key, does, one string, keys ...*Field) *Field {
	return group(key, does, group("*", one, keys...))
}

// planned marks a key that plan acts on, whatever run does.
func (f *Field) planned() *Field {
	f.Planned = true
	return f
}

// idle says why no plan depends on a key, or on those below it.
func (f *Field) idle(why string) *Field {
	f.Idle = why
	for _, child := range f.Keys {
		child.idle(why)
	}
	return f
}

// notYet are keys that this version refuses by name.
func notYet(keys ...*Field) []*Field {
	for _, f := range keys {
		f.Later = true
	}
	return keys
}

// same is f, whose names have the keys of another path, where pages list them.
func (f *Field) same(path string) *Field {
	f.Keys[0].Same = path
	return f
}
