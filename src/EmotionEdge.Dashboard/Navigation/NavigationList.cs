using System.Security.Claims;
using EmotionEdge.Dashboard.Hosting;
using Microsoft.AspNetCore.Authorization;

namespace EmotionEdge.Dashboard.Navigation;

/// <summary>The navigation as somebody sees it.</summary>
internal sealed class NavigationList(IEnumerable<IDashboardModule> modules, IAuthorizationService authorization)
{
    private readonly NavigationItem[] _all = [.. modules.SelectMany(module => module.Navigation).OrderBy(item => item.Order)];

    public async Task<IReadOnlyList<NavigationItem>> ForAsync(ClaimsPrincipal user)
    {
        var seen = new List<NavigationItem>();
        foreach (var item in _all)
        {
            if ((await authorization.AuthorizeAsync(user, item.Policy).ConfigureAwait(false)).Succeeded)
                seen.Add(item);
        }

        return seen;
    }
}
