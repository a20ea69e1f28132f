// Puts loader and element into the page, so that the page's own text names neither.
const worker = new URLSearchParams(location.search).get('worker');
if (worker) navigator.serviceWorker.register(`workers/${worker}.js`, { scope: './' });
const loader = document.createElement('script');
loader.src = '/dist/quick-checks.js';
const element = document.createElement('quick-checks');
element.setAttribute('guide', 'icloud-backup');
element.setAttribute('offline', worker ? 'own' : '');
document.body.append(element, loader);
