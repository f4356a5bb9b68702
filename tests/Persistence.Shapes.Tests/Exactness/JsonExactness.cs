namespace Persistence.Shapes.Tests.Exactness;

public sealed class JsonExactness : ExactnessTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exactness-json-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override IExactSheetStore Open() => new ExactSheetJsonStore(_folder);

    protected override IFormSheetStore OpenForms() => new FormSheetJsonStore(_folder);

    protected override ICollectionSheetStore OpenCollections() => new CollectionSheetJsonStore(_folder);

    protected override IPairSheetStore OpenPairs() => new PairSheetJsonStore(_folder);
}
