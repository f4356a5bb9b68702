namespace Persistence.Shapes.Tests.Exactness;

public sealed class SqliteExactness : ExactnessTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exactness-sqlite-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override IExactSheetStore Open() => new ExactSheetSqliteStore($"Data Source={Path.Combine(_folder, "sessions.db")}");

    protected override IFormSheetStore OpenForms() => new FormSheetSqliteStore($"Data Source={Path.Combine(_folder, "sessions.db")}");

    protected override ICollectionSheetStore OpenCollections() => new CollectionSheetSqliteStore($"Data Source={Path.Combine(_folder, "sessions.db")}");

    protected override IPairSheetStore OpenPairs() => new PairSheetSqliteStore($"Data Source={Path.Combine(_folder, "sessions.db")}");
}
