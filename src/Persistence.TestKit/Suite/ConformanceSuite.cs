namespace Persistence.TestKit;

/// <summary>
/// The contract of <see cref="ISessionStore{TSession, TKey}"/> as cases. Any test framework can run them: one test for
/// each case and backend, see docs/testkit.md.
/// </summary>
public static class ConformanceSuite
{
    /// <summary>Every case, each name once.</summary>
    public static IReadOnlyList<ConformanceCase> Cases { get; } =
    [
        .. CreateCases.All,
        .. FindCases.All,
        .. SaveCases.All,
        .. UpdateCases.All,
        .. GetOrCreateCases.All,
        .. BatchCases.All,
        .. CopyCases.All,
        .. DeleteCases.All,
        .. SpaceCases.All,
        .. ListingCases.All,
        .. KeyPageCases.All,
        .. AppendCases.All,
        .. AppendResultCases.All,
        .. IdempotencyCases.All,
        .. EntryIdCases.All,
        .. NamedIdCases.All,
        .. OmittedCases.All,
        .. LogReadCases.All,
        .. LogPageCases.All,
        .. TailCases.All,
        .. LeaseCases.All,
        .. RewriteCases.All,
        .. IndexCases.All,
        .. IndexKindCases.All,
        .. ExactIndexCases.All,
        .. IndexedTimeCases.All,
        .. UniqueCases.All,
        .. IgnoredCaseCases.All,
        .. QueryCases.All,
        .. QueryWriterCases.All,
        .. QueryErrorCases.All,
        .. CompoundIndexCases.All,
        .. SupportDeskCases.All,
        .. SearchCases.All,
        .. SearchInputCases.All,
        .. SearchRankingCases.All,
        .. SearchFilterCases.All,
        .. VectorCases.All,
        .. VectorValueCases.All,
        .. ValidationCases.All,
        .. ValueCases.All,
        .. DepthCases.All,
        .. KeyCases.All,
        .. TypedKeyCases.All,
        .. ExpiryCases.All,
        .. PurgeCases.All,
        .. OwnExpiryCases.All,
        .. SlidingEndCases.All,
        .. SchemaCases.All,
        .. NewerSchemaCases.All,
        .. ClassChangeCases.All,
        .. EnumChangeCases.All,
        .. KeyChangeCases.All,
        .. UpgradeReadCases.All,
        .. UpgradeCases.All,
        .. UpgradeErrorCases.All,
        .. UpgradeAllCases.All,
        .. ErrorCases.All,
        .. WordingCases.All,
        .. UnfitCases.All,
        .. SkippedCases.All,
        .. FragileIdCases.All,
        .. UpkeepCases.All,
        .. OverdueCases.All,
        .. DisposalCases.All,
        .. ThreadCases.All,
        .. VerifyMeanwhileCases.All,
        .. VerifyProgressCases.All,
        .. HistoryCases.All,
        .. DefectCases.All,
        .. AsynchronousCases.All,
        .. OverlapCases.All,
        .. CancellationCases.All,
    ];

    /// <summary>Finds a case.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static ConformanceCase Find(string name) =>
        Cases.FirstOrDefault(candidate => candidate.Name == name)
        ?? throw new ArgumentException($"The suite has no case '{name}'.", nameof(name));
}
