// Package document reads a scenario into a tree of nodes that know where they were written.
//
// A document is YAML (JSON is a part of it) laid together from layers: the files it extends, the file itself, a
// named environment, settings from the command line. Maps merge deeply, scalars and lists replace, null removes;
// then variables are replaced in scalars. Every node keeps the position of the file or setting that it came
// from, so that whatever is found wrong with it later can be shown in place. The package knows nothing of what
// the keys mean; simplified is only YAML itself: one document a file, text keys, core tags.
package document
