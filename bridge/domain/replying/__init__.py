"""How a company's answer is read: its newest words, cut into clauses, searched for acts, each act with its reason."""
