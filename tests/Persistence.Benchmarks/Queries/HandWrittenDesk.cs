using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Persistence.Benchmarks.Queries;

/// <summary>What a program would write by hand over the same tables.</summary>
internal sealed class HandWrittenDesk : IDisposable
{
    private const string Columns = "\"number\", \"title\", \"assignee\", \"status\", \"due\"";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _page;
    private readonly SqliteCommand _count;

    public HandWrittenDesk(string path)
    {
        _connection = new SqliteConnection($"Data Source={path}");
        _connection.Open();
        _page = Command($"SELECT {Columns} FROM desk_ticket WHERE assignee = $assignee AND status = 0 ORDER BY substr(due, 1, 28), number LIMIT $limit", "$assignee", "$limit");
        _count = Command("SELECT count(*) FROM desk_ticket WHERE assignee = $assignee", "$assignee");
    }

    public List<DeskTicket> Page(string assignee, int limit)
    {
        _page.Parameters[0].Value = assignee;
        _page.Parameters[1].Value = limit;
        var tickets = new List<DeskTicket>();
        using var reader = _page.ExecuteReader();
        while (reader.Read())
        {
            tickets.Add(new DeskTicket
            {
                Number = reader.GetInt64(0),
                Title = reader.GetString(1),
                Assignee = reader.IsDBNull(2) ? null : reader.GetString(2),
                Status = reader.GetInt32(3),
                Due = DateTimeOffset.Parse(reader.GetString(4), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            });
        }

        return tickets;
    }

    public long Count(string assignee)
    {
        _count.Parameters[0].Value = assignee;
        return (long)_count.ExecuteScalar()!;
    }

    public void Insert(IEnumerable<DeskTicket> tickets)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = Command($"INSERT INTO desk_ticket (_version, _token, _schema_version, {Columns}) VALUES (1, 7, 1, $number, $title, $assignee, $status, $due)", "$number", "$title", "$assignee", "$status", "$due");
        insert.Transaction = transaction;
        foreach (var ticket in tickets)
        {
            insert.Parameters[0].Value = ticket.Number;
            insert.Parameters[1].Value = ticket.Title;
            insert.Parameters[2].Value = ticket.Assignee;
            insert.Parameters[3].Value = ticket.Status;
            insert.Parameters[4].Value = ticket.Due.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        _page.Dispose();
        _count.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string text, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        }

        command.Prepare();
        return command;
    }
}
