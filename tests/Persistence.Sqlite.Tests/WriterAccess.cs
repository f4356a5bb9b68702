using Persistence.Engine;

namespace Persistence.Sqlite.Tests;

/// <summary>Reaches the connection that writes.</summary>
internal static class WriterAccess
{
    public static void OnWriter(this SqliteDatabase database, Action<SqliteLink> change) =>
        IoMode.Result(database.Connections.Write(null, new DelegateCommand(change), IoMode.Blocking));
}
