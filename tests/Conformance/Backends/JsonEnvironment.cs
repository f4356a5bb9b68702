using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>A folder of its own.</summary>
internal sealed class JsonEnvironment : TestEnvironment
{
    private static readonly Dictionary<Type, Func<string, JsonStoreOptions, IDisposable>> s_stores = new()
    {
        [typeof(IMailboxStore)] = (folder, options) => new MailboxJsonStore(folder, options),
        [typeof(IMailboxWithCaseStore)] = (folder, options) => new MailboxWithCaseJsonStore(folder, options),
        [typeof(IMultichatSessionStore)] = (folder, options) => new MultichatSessionJsonStore(folder, options),
        [typeof(ITeamTaskStore)] = (folder, options) => new TeamTaskJsonStore(folder, options),
        [typeof(ITeamMemoryStore)] = (folder, options) => new TeamMemoryJsonStore(folder, options),
        [typeof(IAgentRunStore)] = (folder, options) => new AgentRunJsonStore(folder, options),
        [typeof(ILearningDocumentStore)] = (folder, options) => new LearningDocumentJsonStore(folder, options),
        [typeof(IAccountLedgerStore)] = (folder, options) => new AccountLedgerJsonStore(folder, options),
        [typeof(INoticeV1Store)] = (folder, options) => new NoticeV1JsonStore(folder, options),
        [typeof(INoticeStore)] = (folder, options) => new NoticeJsonStore(folder, options),
        [typeof(ILoanStore)] = (folder, options) => new LoanJsonStore(folder, options),
        [typeof(IVisitStore)] = (folder, options) => new VisitJsonStore(folder, options),
        [typeof(IEndlessVisitStore)] = (folder, options) => new EndlessVisitJsonStore(folder, options),
        [typeof(ILeaseStore)] = (folder, options) => new LeaseJsonStore(folder, options),
        [typeof(IAgentPresenceStore)] = (folder, options) => new AgentPresenceJsonStore(folder, options),
        [typeof(IProfileV1Store)] = (folder, options) => new ProfileV1JsonStore(folder, options),
        [typeof(IProfileV2Store)] = (folder, options) => new ProfileV2JsonStore(folder, options),
        [typeof(IContactV1Store)] = (folder, options) => new ContactV1JsonStore(folder, options),
        [typeof(IContactMoodyStore)] = (folder, options) => new ContactMoodyJsonStore(folder, options),
        [typeof(IBadgeV1Store)] = (folder, options) => new BadgeV1JsonStore(folder, options),
        [typeof(IBadgeV2Store)] = (folder, options) => new BadgeV2JsonStore(folder, options),
        [typeof(IBadgeV3Store)] = (folder, options) => new BadgeV3JsonStore(folder, options),
        [typeof(IShelfV1Store)] = (folder, options) => new ShelfV1JsonStore(folder, options),
        [typeof(IShelfReorderedStore)] = (folder, options) => new ShelfReorderedJsonStore(folder, options),
        [typeof(IShelfNumberFirstStore)] = (folder, options) => new ShelfNumberFirstJsonStore(folder, options),
        [typeof(IShelfExtendedStore)] = (folder, options) => new ShelfExtendedJsonStore(folder, options),
        [typeof(IShelfExtendedStrictlyStore)] = (folder, options) => new ShelfExtendedStrictlyJsonStore(folder, options),
        [typeof(IShelfReducedStore)] = (folder, options) => new ShelfReducedJsonStore(folder, options),
        [typeof(IPersonV1Store)] = (folder, options) => new PersonV1JsonStore(folder, options),
        [typeof(IPersonV2Store)] = (folder, options) => new PersonV2JsonStore(folder, options),
        [typeof(IPersonV3Store)] = (folder, options) => new PersonV3JsonStore(folder, options),
        [typeof(IPersonTroubleStore)] = (folder, options) => new PersonTroubleJsonStore(folder, options),
        [typeof(IContactV2Store)] = (folder, options) => new ContactV2JsonStore(folder, options),
        [typeof(IContactBriefStore)] = (folder, options) => new ContactBriefJsonStore(folder, options),
        [typeof(IGalleryV1Store)] = (folder, options) => new GalleryV1JsonStore(folder, options),
        [typeof(IGalleryOtherStore)] = (folder, options) => new GalleryOtherJsonStore(folder, options),
        [typeof(IGalleryV2Store)] = (folder, options) => new GalleryV2JsonStore(folder, options),
        [typeof(IContactStrictStore)] = (folder, options) => new ContactStrictJsonStore(folder, options),
        [typeof(IContactCountedStore)] = (folder, options) => new ContactCountedJsonStore(folder, options),
        [typeof(IContactStrictNotesStore)] = (folder, options) => new ContactStrictNotesJsonStore(folder, options),
        [typeof(IPostBoxStore)] = (folder, options) => new PostBoxJsonStore(folder, options),
        [typeof(IWorkflowRunStore)] = (folder, options) => new WorkflowRunJsonStore(folder, options),
        [typeof(IServerSettingStore)] = (folder, options) => new ServerSettingJsonStore(folder, options),
        [typeof(IMeasurementStore)] = (folder, options) => new MeasurementJsonStore(folder, options),
        [typeof(IValueSheetStore)] = (folder, options) => new ValueSheetJsonStore(folder, options),
        [typeof(IBlackboardStore)] = (folder, options) => new BlackboardJsonStore(folder, options),
        [typeof(IConversationStore)] = (folder, options) => new ConversationJsonStore(folder, options),
        [typeof(ICaseFileStore)] = (folder, options) => new CaseFileJsonStore(folder, options),
        [typeof(IFragileNoteStore)] = (folder, options) => new FragileNoteJsonStore(folder, options),
        [typeof(IBallotStore)] = (folder, options) => new BallotJsonStore(folder, options),
        [typeof(ILooseTicketStore)] = (folder, options) => new LooseTicketJsonStore(folder, options),
        [typeof(IStrictTicketStore)] = (folder, options) => new StrictTicketJsonStore(folder, options),
        [typeof(IEventLogStore)] = (folder, options) => new EventLogJsonStore(folder, options),
        [typeof(IArchiveStore)] = (folder, options) => new ArchiveJsonStore(folder, options),
        [typeof(IGaugeV1Store)] = (folder, options) => new GaugeV1JsonStore(folder, options),
        [typeof(IBoardV1Store)] = (folder, options) => new BoardV1JsonStore(folder, options),
        [typeof(IBoardV2Store)] = (folder, options) => new BoardV2JsonStore(folder, options),
        [typeof(ICatalogItemStore)] = (folder, options) => new CatalogItemJsonStore(folder, options),
        [typeof(ISupportTicketStore)] = (folder, options) => new SupportTicketJsonStore(folder, options),
        [typeof(ILeasedRunStore)] = (folder, options) => new LeasedRunJsonStore(folder, options),
        [typeof(ILeasedRunV2Store)] = (folder, options) => new LeasedRunV2JsonStore(folder, options),
        [typeof(IPassingRunStore)] = (folder, options) => new PassingRunJsonStore(folder, options),
        [typeof(IUnleasedRunStore)] = (folder, options) => new UnleasedRunJsonStore(folder, options),
        [typeof(IGaugeV2Store)] = (folder, options) => new GaugeV2JsonStore(folder, options),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-json-").FullName;

    /// <summary>Opens a store in a folder.</summary>
    public static TStore Open<TStore>(string folder, JsonStoreOptions options)
        where TStore : class, IDisposable => (TStore)s_stores[typeof(TStore)](folder, options);

    public override TStore Open<TStore>(TimeProvider timeProvider) => Open<TStore>(_folder, new JsonStoreOptions { TimeProvider = timeProvider, Monitoring = LoggedRun.Monitoring });

    public override bool TryDamage(string key)
    {
        // The first line, which holds the header: the last one would pass for a write that was cut off.
        var file = FileOf(key);
        var bytes = File.ReadAllBytes(file);
        bytes[Array.IndexOf(bytes, (byte)'\n') / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        return true;
    }

    public override IReadOnlyDictionary<string, Action<string>> Damages => new Dictionary<string, Action<string>>
    {
        ["folder"] = key =>
        {
            var file = FileOf(key);
            File.Delete(file);
            Directory.CreateDirectory(file);
        },
        ["other text"] = key => File.WriteAllText(FileOf(key), "a list of things to buy\n"),
    };

    public override Func<IMultichatSessionStore>? Unreachable()
    {
        var file = Path.Combine(_folder, "no-folder");
        File.WriteAllText(file, "");
        return () => new MultichatSessionJsonStore(Path.Combine(file, "sessions"), new JsonStoreOptions { Monitoring = LoggedRun.Monitoring });
    }

    public override long? StoredBytes() => new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private string FileOf(string key) => Directory.EnumerateFiles(_folder, "*.jsonl", SearchOption.AllDirectories)
        .Single(file => File.ReadLines(file).First().Contains($"\"sessionId\":\"{key}\"", StringComparison.Ordinal));

    protected override void Dispose(bool disposing)
    {
        Directory.Delete(_folder, recursive: true);
        base.Dispose(disposing);
    }
}
