// Sets the text step before anything is drawn.
(function(h){h.className="js";try{var s=localStorage.getItem("linli-text");if(s)h.setAttribute("data-text",s)}catch(e){}})(document.documentElement);
