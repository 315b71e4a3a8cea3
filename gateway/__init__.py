"""The gateway folds what services recorded into read models, and answers questions about them as of any moment."""
