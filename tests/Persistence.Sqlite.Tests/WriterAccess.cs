using Persistence.Engine;

namespace Persistence.Sqlite.Tests;

/// <summary>Reaches the connection that writes.</summary>
internal static class WriterAccess
{
    public static void OnWriter(this SqliteDatabase database, Action<SqliteConnectionContext> change) =>
        IoMode.Result(database.Connections.Write(null, new DelegateCommand(writer => change(writer.Context)), IoMode.Blocking));
}
