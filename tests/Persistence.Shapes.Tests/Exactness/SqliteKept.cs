namespace Persistence.Shapes.Tests.Exactness;

public sealed class SqliteKept : KeptTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kept-sqlite-").FullName;

    protected override bool AreColumns => true;

    private string Source => $"Data Source={Path.Combine(_folder, "sessions.db")}";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override INewNoteStore Newer() => new NewNoteSqliteStore(Source);

    protected override IKeepingNoteStore Keeping() => new KeepingNoteSqliteStore(Source);

    protected override IPlainNoteStore Plain() => new PlainNoteSqliteStore(Source);
}
