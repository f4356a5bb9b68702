using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: two to four numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VersionColumn : ISqliteColumn<Version?>
{
    /// <summary>What an index is over, the same text as the index text of the version: each number with ten digits. A number is followed by what remains without its digits.</summary>
    public const string Parts = "CASE WHEN {0} IS NOT NULL THEN printf('%010d', CAST({0} AS INTEGER)) || printf('.%010d', CAST(" + Rest + " AS INTEGER))"
        + " || CASE " + Rest2 + " WHEN '' THEN '' ELSE printf('.%010d', CAST(" + Rest2 + " AS INTEGER)) END"
        + " || CASE " + Rest3 + " WHEN '' THEN '' ELSE printf('.%010d', CAST(" + Rest3 + " AS INTEGER)) END END";

    private const string Rest = "substr(ltrim({0}, '0123456789'), 2)";
    private const string Rest2 = "substr(ltrim(" + Rest + ", '0123456789'), 2)";
    private const string Rest3 = "substr(ltrim(" + Rest2 + ", '0123456789'), 2)";

    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, Version? value)
    {
        if (value is null)
        {
            parameters.BindNull(parameter);
        }
        else
        {
            parameters.BindText(parameter, value.ToString());
        }
    }

    /// <inheritdoc/>
    public static Version? Read(SqliteRow row, int column, Version? absent) => row.IsNull(column) ? absent : Version.Parse(row.ReadText(column));
}
