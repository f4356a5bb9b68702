namespace Persistence.Sqlite;

/// <summary>A prepared statement: typed binding and reading without boxing.</summary>
public sealed class SqliteStatement
{
}
