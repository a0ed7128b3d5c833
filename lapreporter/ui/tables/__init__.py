"""Questions answered by a table: as a sheet of cells, or record by record."""
