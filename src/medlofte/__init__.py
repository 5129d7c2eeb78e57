"""Follow up what Swedish police and municipalities promise their citizens."""
