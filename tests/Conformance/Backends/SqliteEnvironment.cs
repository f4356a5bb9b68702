using Microsoft.Data.Sqlite;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>A database file of its own.</summary>
internal sealed class SqliteEnvironment : TestEnvironment
{
    private static readonly Dictionary<Type, Func<string, SqliteStoreOptions, IDisposable>> s_stores = new()
    {
        [typeof(IMailboxStore)] = (database, options) => new MailboxSqliteStore(database, options),
        [typeof(IMailboxWithCaseStore)] = (database, options) => new MailboxWithCaseSqliteStore(database, options),
        [typeof(IMultichatSessionStore)] = (database, options) => new MultichatSessionSqliteStore(database, options),
        [typeof(ITeamTaskStore)] = (database, options) => new TeamTaskSqliteStore(database, options),
        [typeof(ITeamMemoryStore)] = (database, options) => new TeamMemorySqliteStore(database, options),
        [typeof(IAgentRunStore)] = (database, options) => new AgentRunSqliteStore(database, options),
        [typeof(ILearningDocumentStore)] = (database, options) => new LearningDocumentSqliteStore(database, options),
        [typeof(IAccountLedgerStore)] = (database, options) => new AccountLedgerSqliteStore(database, options),
        [typeof(INoticeV1Store)] = (database, options) => new NoticeV1SqliteStore(database, options),
        [typeof(INoticeStore)] = (database, options) => new NoticeSqliteStore(database, options),
        [typeof(ILoanStore)] = (database, options) => new LoanSqliteStore(database, options),
        [typeof(IVisitStore)] = (database, options) => new VisitSqliteStore(database, options),
        [typeof(IEndlessVisitStore)] = (database, options) => new EndlessVisitSqliteStore(database, options),
        [typeof(ILeaseStore)] = (database, options) => new LeaseSqliteStore(database, options),
        [typeof(IAgentPresenceStore)] = (database, options) => new AgentPresenceSqliteStore(database, options),
        [typeof(IProfileV1Store)] = (database, options) => new ProfileV1SqliteStore(database, options),
        [typeof(IProfileV2Store)] = (database, options) => new ProfileV2SqliteStore(database, options),
        [typeof(IContactV1Store)] = (database, options) => new ContactV1SqliteStore(database, options),
        [typeof(IContactMoodyStore)] = (database, options) => new ContactMoodySqliteStore(database, options),
        [typeof(IBadgeV1Store)] = (database, options) => new BadgeV1SqliteStore(database, options),
        [typeof(IBadgeV2Store)] = (database, options) => new BadgeV2SqliteStore(database, options),
        [typeof(IBadgeV3Store)] = (database, options) => new BadgeV3SqliteStore(database, options),
        [typeof(IShelfV1Store)] = (database, options) => new ShelfV1SqliteStore(database, options),
        [typeof(IShelfReorderedStore)] = (database, options) => new ShelfReorderedSqliteStore(database, options),
        [typeof(IShelfNumberFirstStore)] = (database, options) => new ShelfNumberFirstSqliteStore(database, options),
        [typeof(IShelfExtendedStore)] = (database, options) => new ShelfExtendedSqliteStore(database, options),
        [typeof(IShelfExtendedStrictlyStore)] = (database, options) => new ShelfExtendedStrictlySqliteStore(database, options),
        [typeof(IShelfReducedStore)] = (database, options) => new ShelfReducedSqliteStore(database, options),
        [typeof(IPersonV1Store)] = (database, options) => new PersonV1SqliteStore(database, options),
        [typeof(IPersonV2Store)] = (database, options) => new PersonV2SqliteStore(database, options),
        [typeof(IPersonV3Store)] = (database, options) => new PersonV3SqliteStore(database, options),
        [typeof(IPersonTroubleStore)] = (database, options) => new PersonTroubleSqliteStore(database, options),
        [typeof(IContactV2Store)] = (database, options) => new ContactV2SqliteStore(database, options),
        [typeof(IContactBriefStore)] = (database, options) => new ContactBriefSqliteStore(database, options),
        [typeof(IGalleryV1Store)] = (database, options) => new GalleryV1SqliteStore(database, options),
        [typeof(IGalleryOtherStore)] = (database, options) => new GalleryOtherSqliteStore(database, options),
        [typeof(IGalleryV2Store)] = (database, options) => new GalleryV2SqliteStore(database, options),
        [typeof(IContactStrictStore)] = (database, options) => new ContactStrictSqliteStore(database, options),
        [typeof(IContactCountedStore)] = (database, options) => new ContactCountedSqliteStore(database, options),
        [typeof(IContactStrictNotesStore)] = (database, options) => new ContactStrictNotesSqliteStore(database, options),
        [typeof(IPostBoxStore)] = (database, options) => new PostBoxSqliteStore(database, options),
        [typeof(IWorkflowRunStore)] = (database, options) => new WorkflowRunSqliteStore(database, options),
        [typeof(IServerSettingStore)] = (database, options) => new ServerSettingSqliteStore(database, options),
        [typeof(IMeasurementStore)] = (database, options) => new MeasurementSqliteStore(database, options),
        [typeof(IValueSheetStore)] = (database, options) => new ValueSheetSqliteStore(database, options),
        [typeof(IBlackboardStore)] = (database, options) => new BlackboardSqliteStore(database, options),
        [typeof(IConversationStore)] = (database, options) => new ConversationSqliteStore(database, options),
        [typeof(ICaseFileStore)] = (database, options) => new CaseFileSqliteStore(database, options),
        [typeof(IFragileNoteStore)] = (database, options) => new FragileNoteSqliteStore(database, options),
        [typeof(IBallotStore)] = (database, options) => new BallotSqliteStore(database, options),
        [typeof(ILooseTicketStore)] = (database, options) => new LooseTicketSqliteStore(database, options),
        [typeof(IStrictTicketStore)] = (database, options) => new StrictTicketSqliteStore(database, options),
        [typeof(IEventLogStore)] = (database, options) => new EventLogSqliteStore(database, options),
        [typeof(IArchiveStore)] = (database, options) => new ArchiveSqliteStore(database, options),
        [typeof(IGaugeV1Store)] = (database, options) => new GaugeV1SqliteStore(database, options),
        [typeof(IBoardV1Store)] = (database, options) => new BoardV1SqliteStore(database, options),
        [typeof(IBoardV2Store)] = (database, options) => new BoardV2SqliteStore(database, options),
        [typeof(ICatalogItemStore)] = (database, options) => new CatalogItemSqliteStore(database, options),
        [typeof(ISupportTicketStore)] = (database, options) => new SupportTicketSqliteStore(database, options),
        [typeof(ILeasedRunStore)] = (database, options) => new LeasedRunSqliteStore(database, options),
        [typeof(ILeasedRunV2Store)] = (database, options) => new LeasedRunV2SqliteStore(database, options),
        [typeof(IPassingRunStore)] = (database, options) => new PassingRunSqliteStore(database, options),
        [typeof(IUnleasedRunStore)] = (database, options) => new UnleasedRunSqliteStore(database, options),
        [typeof(IGaugeV2Store)] = (database, options) => new GaugeV2SqliteStore(database, options),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-sqlite-").FullName;

    /// <summary>Opens a store in a folder.</summary>
    public static TStore Open<TStore>(string folder, TimeProvider timeProvider)
        where TStore : class, IDisposable =>
        (TStore)s_stores[typeof(TStore)](Database(folder), new SqliteStoreOptions { TimeProvider = timeProvider, Monitoring = LoggedRun.Monitoring });

    public override TStore Open<TStore>(TimeProvider timeProvider) => Open<TStore>(_folder, timeProvider);

    public override bool TryDamage(string key) => Set("context = '{\"phase\":'", key);

    public override IReadOnlyDictionary<string, Action<string>> Damages => new Dictionary<string, Action<string>>
    {
        ["no key"] = key => Set("session_id = ''", key),
        ["long key"] = key => Set("session_id = printf('%.600c', 'x')", key),
        ["unreadable"] = key => Set("context = '{'", key),
        ["newer schema"] = key => Set("_schema_version = 99", key),
    };

    private bool Set(string assignment, string key)
    {
        using var connection = new SqliteConnection(Database(_folder) + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE multichat_session SET {assignment} WHERE session_id = $key";
        command.Parameters.AddWithValue("$key", key);
        return command.ExecuteNonQuery() == 1;
    }

    public override Func<IMultichatSessionStore>? Unreachable()
    {
        var file = Path.Combine(_folder, "no-folder");
        File.WriteAllText(file, "");
        return () => new MultichatSessionSqliteStore($"Data Source={Path.Combine(file, "sessions.db")}", new SqliteStoreOptions { Monitoring = LoggedRun.Monitoring });
    }

    public override long? StoredBytes() => new DirectoryInfo(_folder).EnumerateFiles().Sum(file => file.Length);

    /// <summary>The connection string of the database in a folder.</summary>
    public static string Database(string folder) => $"Data Source={Path.Combine(folder, "sessions.db")}";

    protected override void Dispose(bool disposing)
    {
        Directory.Delete(_folder, recursive: true);
        base.Dispose(disposing);
    }
}
