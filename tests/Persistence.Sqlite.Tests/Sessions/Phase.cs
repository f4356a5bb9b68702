namespace Persistence.Sqlite.Tests.Sessions;

public enum Phase
{
    Active,
    Ended,
}
