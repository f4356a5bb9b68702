using System.Collections.Concurrent;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Sqlite;

/// <summary>The names of SQLite columns in C#, and what they are sorted by.</summary>
internal static class ColumnText
{
    private static readonly ConcurrentDictionary<string, string> s_values = new(StringComparer.Ordinal);

    /// <summary>Writes the name of a column's type.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The name.</returns>
    public static string Of(ColumnRef column) => column.Kind switch
    {
        ColumnKind.Value => s_values.GetOrAdd(column.Name, static name => $"columns::{(name == "String" ? "Text" : name)}Column"),
        ColumnKind.Json => $"columns::JsonColumn<{column.Type}, {CodecText.Of(column.Codec!)}>",
        ColumnKind.Nullable => $"columns::NullableColumn<{column.Type}, {Of(column.Value!)}>",
        _ => $"columns::{column.Kind}Column<{column.Type}>",
    };

    /// <summary>Writes the name of a column's type to where it belongs, without strings in between.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="column">The column.</param>
    public static void Append(SourceWriter writer, ColumnRef column)
    {
        if (column.Kind is not (ColumnKind.Json or ColumnKind.Nullable))
        {
            writer.Append(Of(column));
            return;
        }

        writer.Append(column.Kind == ColumnKind.Json ? "columns::JsonColumn<" : "columns::NullableColumn<");
        writer.Append(column.Type);
        writer.Append(", ");
        if (column.Kind == ColumnKind.Json)
        {
            CodecText.Append(writer, column.Codec!);
        }
        else
        {
            Append(writer, column.Value!);
        }

        writer.Append(">");
    }

    /// <summary>What an index over a column is sorted by: texts of instants by their first characters, after which the offset stands; those of local times are moved by theirs.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An expression in C# that gives SQL; null where the column itself sorts.</returns>
    public static string? Order(ColumnRef column) => column.Order switch
    {
        ColumnOrder.InstantPrefix => "\"substr({0}, 1, 28)\"",
        ColumnOrder.Instant => $"{Of(column)}.Instant",
        ColumnOrder.Digits => $"{Of(column)}.Digits",
        ColumnOrder.Parts => $"{Of(column)}.Parts",
        _ => null,
    };
}
