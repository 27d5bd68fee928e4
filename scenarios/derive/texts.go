package derive

import "simulate/scenarios/document"

// textOr is a text, or nothing.
func (q *Question) textOr(key string) string {
	if q.get(key) == nil {
		return ""
	}
	return q.Text(key)
}

// Bool is true or false, or a default.
func (q *Question) Bool(key string, otherwise bool) bool {
	node := q.get(key)
	if node == nil {
		return otherwise
	}
	if node.Kind != document.Scalar || node.Type != document.Bool {
		q.problem(node, q.path.Key(key), "%s: expected true or false, found %s", key, node.Found())
	}
	return node.Text == "true"
}
