using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite.Tests.Statements;

public sealed class NativeColumnsTests
{
    private const string Row = "SELECT 42, -9223372036854775808, 2.5, 'text', 'Grüße', x'00ff', '', x'', NULL, 1e300, '12', 7";

    [Fact]
    public void They_are_found_in_the_library_of_Microsoft_Data_Sqlite() => Assert.True(NativeColumns.AreKnown);

    [Fact]
    public void A_row_reads_alike_by_direct_calls_and_through_SQLitePCLRaw()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Assert.Equal(Values(connection, isDirect: false), Values(connection, isDirect: true));
    }

    private static List<string> Values(SqliteConnection connection, bool isDirect)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(connection.Handle, Row, out var handle));
        using (handle)
        {
            var row = new SqliteRow(handle, isDirect);
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(handle));
            var values = new List<string>();
            for (var column = 0; column < raw.sqlite3_column_count(handle); column++)
            {
                values.Add($"{row.TypeOf(column)} {row.IsNull(column)} {row.ReadInt64(column)} {Convert.ToHexString(row.ReadBytes(column))} {Convert.ToHexString(row.ReadUtf8(column))}");
                if (row.TypeOf(column) is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT)
                {
                    values.Add(row.ReadDouble(column).ToString("R", System.Globalization.CultureInfo.InvariantCulture));
                }

                Assert.Equal(column, row.LastColumn);
            }

            Assert.Contains(values, static value => value.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes("Grüße")), StringComparison.Ordinal));
            return values;
        }
    }
}
