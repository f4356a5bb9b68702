using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>A key prefix of its own on a server.</summary>
/// <param name="connection">The connection.</param>
/// <param name="usesServerClock">Whether sessions expire by the server's clock, as they do unless a user brings one.</param>
internal sealed class RedisEnvironment(ConnectionMultiplexer connection, bool usesServerClock = false) : TestEnvironment
{
    private static readonly Dictionary<Type, Func<IConnectionMultiplexer, RedisStoreOptions, IDisposable>> s_stores = new()
    {
        [typeof(IMailboxStore)] = (redis, options) => new MailboxRedisStore(redis, options),
        [typeof(IMailboxWithCaseStore)] = (redis, options) => new MailboxWithCaseRedisStore(redis, options),
        [typeof(IMultichatSessionStore)] = (redis, options) => new MultichatSessionRedisStore(redis, options),
        [typeof(ITeamTaskStore)] = (redis, options) => new TeamTaskRedisStore(redis, options),
        [typeof(ITeamMemoryStore)] = (redis, options) => new TeamMemoryRedisStore(redis, options),
        [typeof(IAgentRunStore)] = (redis, options) => new AgentRunRedisStore(redis, options),
        [typeof(ILearningDocumentStore)] = (redis, options) => new LearningDocumentRedisStore(redis, options),
        [typeof(IAccountLedgerStore)] = (redis, options) => new AccountLedgerRedisStore(redis, options),
        [typeof(INoticeV1Store)] = (redis, options) => new NoticeV1RedisStore(redis, options),
        [typeof(INoticeStore)] = (redis, options) => new NoticeRedisStore(redis, options),
        [typeof(ILoanStore)] = (redis, options) => new LoanRedisStore(redis, options),
        [typeof(IVisitStore)] = (redis, options) => new VisitRedisStore(redis, options),
        [typeof(IEndlessVisitStore)] = (redis, options) => new EndlessVisitRedisStore(redis, options),
        [typeof(ILeaseStore)] = (redis, options) => new LeaseRedisStore(redis, options),
        [typeof(IAgentPresenceStore)] = (redis, options) => new AgentPresenceRedisStore(redis, options),
        [typeof(IProfileV1Store)] = (redis, options) => new ProfileV1RedisStore(redis, options),
        [typeof(IProfileV2Store)] = (redis, options) => new ProfileV2RedisStore(redis, options),
        [typeof(IContactV1Store)] = (redis, options) => new ContactV1RedisStore(redis, options),
        [typeof(IContactMoodyStore)] = (redis, options) => new ContactMoodyRedisStore(redis, options),
        [typeof(IBadgeV1Store)] = (redis, options) => new BadgeV1RedisStore(redis, options),
        [typeof(IBadgeV2Store)] = (redis, options) => new BadgeV2RedisStore(redis, options),
        [typeof(IBadgeV3Store)] = (redis, options) => new BadgeV3RedisStore(redis, options),
        [typeof(IShelfV1Store)] = (redis, options) => new ShelfV1RedisStore(redis, options),
        [typeof(IShelfReorderedStore)] = (redis, options) => new ShelfReorderedRedisStore(redis, options),
        [typeof(IShelfNumberFirstStore)] = (redis, options) => new ShelfNumberFirstRedisStore(redis, options),
        [typeof(IShelfExtendedStore)] = (redis, options) => new ShelfExtendedRedisStore(redis, options),
        [typeof(IShelfExtendedStrictlyStore)] = (redis, options) => new ShelfExtendedStrictlyRedisStore(redis, options),
        [typeof(IShelfReducedStore)] = (redis, options) => new ShelfReducedRedisStore(redis, options),
        [typeof(IPersonV1Store)] = (redis, options) => new PersonV1RedisStore(redis, options),
        [typeof(IPersonV2Store)] = (redis, options) => new PersonV2RedisStore(redis, options),
        [typeof(IPersonV3Store)] = (redis, options) => new PersonV3RedisStore(redis, options),
        [typeof(IPersonTroubleStore)] = (redis, options) => new PersonTroubleRedisStore(redis, options),
        [typeof(IContactV2Store)] = (redis, options) => new ContactV2RedisStore(redis, options),
        [typeof(IContactBriefStore)] = (redis, options) => new ContactBriefRedisStore(redis, options),
        [typeof(IGalleryV1Store)] = (redis, options) => new GalleryV1RedisStore(redis, options),
        [typeof(IGalleryOtherStore)] = (redis, options) => new GalleryOtherRedisStore(redis, options),
        [typeof(IGalleryV2Store)] = (redis, options) => new GalleryV2RedisStore(redis, options),
        [typeof(IContactStrictStore)] = (redis, options) => new ContactStrictRedisStore(redis, options),
        [typeof(IContactCountedStore)] = (redis, options) => new ContactCountedRedisStore(redis, options),
        [typeof(IContactStrictNotesStore)] = (redis, options) => new ContactStrictNotesRedisStore(redis, options),
        [typeof(IPostBoxStore)] = (redis, options) => new PostBoxRedisStore(redis, options),
        [typeof(IWorkflowRunStore)] = (redis, options) => new WorkflowRunRedisStore(redis, options),
        [typeof(IServerSettingStore)] = (redis, options) => new ServerSettingRedisStore(redis, options),
        [typeof(IMeasurementStore)] = (redis, options) => new MeasurementRedisStore(redis, options),
        [typeof(IValueSheetStore)] = (redis, options) => new ValueSheetRedisStore(redis, options),
        [typeof(IBlackboardStore)] = (redis, options) => new BlackboardRedisStore(redis, options),
        [typeof(IConversationStore)] = (redis, options) => new ConversationRedisStore(redis, options),
        [typeof(ICaseFileStore)] = (redis, options) => new CaseFileRedisStore(redis, options),
        [typeof(IFragileNoteStore)] = (redis, options) => new FragileNoteRedisStore(redis, options),
        [typeof(IBallotStore)] = (redis, options) => new BallotRedisStore(redis, options),
        [typeof(ILooseTicketStore)] = (redis, options) => new LooseTicketRedisStore(redis, options),
        [typeof(IStrictTicketStore)] = (redis, options) => new StrictTicketRedisStore(redis, options),
        [typeof(IEventLogStore)] = (redis, options) => new EventLogRedisStore(redis, options),
        [typeof(IArchiveStore)] = (redis, options) => new ArchiveRedisStore(redis, options),
        [typeof(IGaugeV1Store)] = (redis, options) => new GaugeV1RedisStore(redis, options),
        [typeof(IBoardV1Store)] = (redis, options) => new BoardV1RedisStore(redis, options),
        [typeof(IBoardV2Store)] = (redis, options) => new BoardV2RedisStore(redis, options),
        [typeof(ICatalogItemStore)] = (redis, options) => new CatalogItemRedisStore(redis, options),
        [typeof(ISupportTicketStore)] = (redis, options) => new SupportTicketRedisStore(redis, options),
        [typeof(ILeasedRunStore)] = (redis, options) => new LeasedRunRedisStore(redis, options),
        [typeof(ILeasedRunV2Store)] = (redis, options) => new LeasedRunV2RedisStore(redis, options),
        [typeof(IPassingRunStore)] = (redis, options) => new PassingRunRedisStore(redis, options),
        [typeof(IUnleasedRunStore)] = (redis, options) => new UnleasedRunRedisStore(redis, options),
        [typeof(IGaugeV2Store)] = (redis, options) => new GaugeV2RedisStore(redis, options),
    };

    private readonly string _prefix = RedisServerFixture.NewPrefix();
    private ConnectionMultiplexer? _nowhere;

    /// <summary>Opens a store under a prefix.</summary>
    public static TStore Open<TStore>(IConnectionMultiplexer redis, string prefix, TimeProvider timeProvider)
        where TStore : class, IDisposable =>
        (TStore)s_stores[typeof(TStore)](redis, new RedisStoreOptions { KeyPrefix = prefix, TimeProvider = timeProvider, Monitoring = LoggedRun.Monitoring });

    public override bool HasClockOfItsOwn => usesServerClock;

    public override TStore Open<TStore>(TimeProvider timeProvider) =>
        Open<TStore>(connection, _prefix, usesServerClock ? TimeProvider.System : timeProvider);

    public override bool TryDamage(string key)
    {
        connection.GetDatabase().HashSet(HashOf(key), "context", "{\"phase\":");
        return true;
    }

    public override IReadOnlyDictionary<string, Action<string>> Damages => new Dictionary<string, Action<string>>
    {
        ["text"] = key => connection.GetDatabase().StringSet(HashOf(key), "foreign"),
        ["list"] = key => Replace(key, static (database, hash) => database.ListRightPush(hash, "foreign")),
        ["other hash"] = key => Replace(key, static (database, hash) => database.HashSet(hash, "name", "foreign")),
        ["no version"] = key => connection.GetDatabase().HashDelete(HashOf(key), "$version"),
        ["no creation"] = key => connection.GetDatabase().HashDelete(HashOf(key), "$listed"),
        ["newer schema"] = key => connection.GetDatabase().HashSet(HashOf(key), "$schema", "99"),
    };

    public override Func<IMultichatSessionStore>? Unreachable()
    {
        _nowhere ??= ConnectionMultiplexer.Connect($"127.0.0.1:{RedisServer.FreePort()},abortConnect=false,connectTimeout=200,syncTimeout=500");
        return () => new MultichatSessionRedisStore(_nowhere, new RedisStoreOptions { RetryTimeout = TimeSpan.Zero, Monitoring = LoggedRun.Monitoring });
    }

    public override long? StoredBytes() => Keys().Sum(Size);

    protected override void Dispose(bool disposing)
    {
        _nowhere?.Dispose();
        base.Dispose(disposing);
    }

    private void Replace(string key, Action<IDatabase, RedisKey> write)
    {
        var (database, hash) = (connection.GetDatabase(), HashOf(key));
        database.KeyDelete(hash);
        write(database, hash);
    }

    private RedisKey HashOf(string key)
    {
        var database = connection.GetDatabase();
        return Keys().Single(candidate => database.KeyType(candidate) == RedisType.Hash && database.HashGet(candidate, "sessionId") == $"\"{key}\"");
    }

    private List<RedisKey> Keys() => [.. connection.GetServers()[0].Keys(pattern: $"*{_prefix}*", pageSize: 1000)];

    private long Size(RedisKey key)
    {
        var database = connection.GetDatabase();
        return database.KeyType(key) switch
        {
            RedisType.Hash => database.HashGetAll(key).Sum(field => field.Name.Length() + field.Value.Length()),
            RedisType.List => database.ListRange(key).Sum(value => value.Length()),
            _ => 0,
        };
    }
}
