using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: 32 digits in five groups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidColumn : ISqliteColumn<Guid>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, Guid value) => parameters.BindFormatted(parameter, value, "D");

    /// <inheritdoc/>
    public static Guid Read(SqliteRow row, int column, Guid absent) => row.IsNull(column) ? absent
        : Guid.TryParseExact(row.ReadText(column), "D", out var value) ? value : throw new FormatException("a Guid was expected");
}
