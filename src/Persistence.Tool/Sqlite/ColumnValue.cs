using Persistence.Serialization;
using Persistence.Sqlite;

namespace Persistence.Tool.Sqlite;

/// <summary>Writes the value of a column as JSON.</summary>
/// <param name="writer">Receives it.</param>
/// <param name="row">The row.</param>
/// <param name="column">The column, which is not NULL.</param>
internal delegate void ColumnValue(JsonWriter writer, SqliteRow row, int column);
