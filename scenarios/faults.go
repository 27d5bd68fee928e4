package scenarios

import "strings"

// faults asks the engine what it could not simulate. What is only a consequence of something that was refused
// already is left out; cycles are told in any case.
func (b *builder) faults() {
	sound := len(b.problems()) == 0
	for _, f := range b.config.Stream.Check() {
		if sound || strings.HasPrefix(f.Path, "processes.") && (strings.HasSuffix(f.Path, ".operators") || b.soundProcess(f.Path)) {
			b.at(f.Path, ofKey(f.Path)+f.Message)
		}
	}
}

// ofKey introduces a message by the key that it is about; one about all operators speaks for itself.
func ofKey(path string) string {
	key := path[strings.LastIndex(path, ".")+1:]
	if key == "operators" {
		return ""
	}
	return key + ": "
}

// soundProcess says whether nothing was refused in the process that a path leads into.
func (b *builder) soundProcess(path string) bool {
	for _, c := range b.top.At("processes").Each() {
		if of := "processes." + c.Key(); within(path, of) {
			return b.sound(of) && b.sound("workloads")
		}
	}
	return false
}
