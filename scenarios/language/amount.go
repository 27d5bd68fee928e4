package language

// says is what may stand for a random amount.
func (a amounts) says() string {
	return suchAs(a.unit.String(), a.example()) + " or a distribution such as {mean: " + a.example() + ", cv: 1.2}"
}

// example is a constant of the unit.
func (a amounts) example() string { return a.values[1] }

// amount is a parameter in the unit.
func (a amounts) amount(key, does string) *Field {
	return &Field{Key: key, Type: a.unit, Does: does, Example: a.example(), Required: true, Range: a.limits}
}

// bound is a parameter with another example than the middle one.
func (a amounts) bound(key, does string, example int) *Field {
	f := a.amount(key, does)
	f.Example = a.values[example]
	return f
}

// several is a parameter that is a list in the unit.
func (a amounts) several(key, does string) *Field {
	of := &Field{Type: a.unit, Range: a.limits}
	return &Field{Key: key, Type: List, Does: does, Of: of, Example: "[" + a.values[0] + ", " + a.values[2] + "]", Required: true}
}

func parameter(key, does string) *Field {
	return &Field{Key: key, Type: Number, Does: does, Example: "1.2", Required: true}
}

func positive(key, does string) *Field {
	return &Field{Key: key, Type: Number, Does: does, Example: "1.5", Required: true, Range: aboveZero}
}

func integer(key, does string) *Field {
	return &Field{Key: key, Type: Integer, Does: does, Example: "4", Required: true, Range: between(1, 1e6, "between 1 and 1000000")}
}

func probabilities() *Field {
	of := &Field{Type: Share, Range: shareRange}
	return &Field{Key: "probabilities", Type: List, Does: "how likely each is; together 1", Of: of, Example: "[0.9, 0.1]", Required: true}
}
