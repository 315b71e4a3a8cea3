"""Tables from CSV files and workbooks: read without guessing, every cell with its place."""
