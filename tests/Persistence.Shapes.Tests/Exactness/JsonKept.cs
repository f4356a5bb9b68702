namespace Persistence.Shapes.Tests.Exactness;

public sealed class JsonKept : KeptTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kept-json-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override INewNoteStore Newer() => new NewNoteJsonStore(_folder);

    protected override IKeepingNoteStore Keeping() => new KeepingNoteJsonStore(_folder);

    protected override IPlainNoteStore Plain() => new PlainNoteJsonStore(_folder);
}
