using System.Globalization;
using EmotionEdge.Core.Box;
using EmotionEdge.Core.Status;
using EmotionEdge.Core.Storage;
using EmotionEdge.Dashboard.Security;
using Microsoft.AspNetCore.Authorization;

namespace EmotionEdge.Dashboard.Pages.Box;

/// <summary>The box: to everybody what it is made of, to operators how it is, to administrators what is wrong.</summary>
internal sealed class BoxModel(IStatusSource source, IBoxFacts facts, IModelCatalogue catalogue, IAuthorizationService authorization) : DashboardPage
{
    public bool IsOperator { get; private set; }

    public bool IsAdministrator { get; private set; }

    public StatusReport? Status => source.Last;

    public StorageFacts? Storage { get; private set; }

    /// <summary>Why there is nothing to say of the storage.</summary>
    public string? StorageProblem { get; private set; }

    public IReadOnlyDictionary<string, string> Versions => facts.Versions;

    public IReadOnlyList<ModelDescription> Models => catalogue.Models;

    public async Task OnGetAsync()
    {
        IsOperator = (await authorization.AuthorizeAsync(User, Policies.Operator)).Succeeded;
        IsAdministrator = (await authorization.AuthorizeAsync(User, Policies.Administrator)).Succeeded;
        if (!IsOperator)
            return;
        try
        {
            Storage = facts.ReadStorage();
        }
        catch (StorageException exception)
        {
            StorageProblem = exception.Message;
        }
    }

    public string Days(TimeSpan time) => Texts["DaysAndHours", (int)time.TotalDays, time.ToString(@"hh\:mm", CultureInfo.InvariantCulture)];
}
